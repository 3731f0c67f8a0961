package dev.carpus.terminology.remote;

import static dev.carpus.terminology.remote.FakeTerminologyServer.TOOLS;
import static dev.carpus.terminology.remote.FakeTerminologyServer.codes;
import static dev.carpus.terminology.remote.FakeTerminologyServer.expansion;
import static dev.carpus.terminology.remote.FakeTerminologyServer.expansionOf;
import static dev.carpus.terminology.remote.FakeTerminologyServer.json;
import static dev.carpus.terminology.remote.FakeTerminologyServer.outcome;
import static dev.carpus.terminology.remote.FakeTerminologyServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.terminology.CodeKey;
import dev.carpus.terminology.ExpansionSource.Expansion;
import dev.carpus.terminology.remote.FakeTerminologyServer.Question;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.FilterOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class RemoteExpansionTest {
  private static final Limits PAGES_OF_TWO = new Limits(2, 5, 100_000, 0);

  private FakeTerminologyServer server;
  private RemoteTerminology terminology;

  @BeforeEach
  void startServer() throws IOException {
    server = new FakeTerminologyServer();
    terminology = terminology(PAGES_OF_TWO);
  }

  @AfterEach
  void stopServer() {
    terminology.close();
    server.close();
  }

  private RemoteTerminology terminology(Limits limits) {
    return new RemoteTerminology(
        List.of(server.described()), Optional.empty(), new SettableClock(), limits);
  }

  private static ConceptSetComponent tools() {
    return new ConceptSetComponent().setSystem(TOOLS);
  }

  private static ConceptSetComponent toolsBelow(String code) {
    ConceptSetComponent include = tools();
    include.addFilter().setProperty("concept").setOp(FilterOperator.ISA).setValue(code);
    return include;
  }

  private static Expansion expanded(String... codes) {
    return new Expansion.Codes(Arrays.stream(codes).map(code -> new CodeKey(TOOLS, code)).toList());
  }

  /** Answers as a server that pages, with as many codes in all. */
  private void answerPages(int all, int largestPage, String members) {
    server.answerEach(question -> {
      int from = Math.min(all, question.number("offset"));
      int to = Math.min(all, from + Math.min(largestPage, question.number("count")));
      return json(expansionOf(members, codes(from, to)));
    });
  }

  private List<Integer> offsets() {
    return server.questions().stream().map(question -> question.number("offset")).toList();
  }

  @Test
  void givesTheCodesInTheirOrder() {
    server.answer(json(expansion("saw")));

    assertThat(terminology.expand(tools())).isEqualTo(expanded("saw"));
  }

  @Test
  void asksForTheIncludeWithoutTheValueSetsThatItNames() {
    server.answer(json(expansion("saw")));
    ConceptSetComponent include = toolsBelow("cutting");
    include.addValueSet("https://carpus.example/fhir/ValueSet/other");

    terminology.expand(include);

    Question question = server.questions().getFirst();
    assertThat(question.method()).isEqualTo("POST");
    assertThat(question.path()).isEqualTo("/fhir/ValueSet/$expand");
    assertThat(question.number("count")).isEqualTo(2);
    assertThat(question.number("offset")).isZero();
    Json compose = question.value("valueSet").at("resource").at("compose");
    Json asked = compose.at("include").items().findFirst().orElseThrow();
    assertThat(asked.at("system").text()).isEqualTo(TOOLS);
    assertThat(asked.at("filter").items().findFirst().orElseThrow().at("value").text())
        .isEqualTo("cutting");
    assertThat(asked.at("valueSet").items()).isEmpty();
    assertThat(include.getValueSet()).hasSize(1);
  }

  @Test
  void asksPageAfterPageUntilTheTotalIsThere() {
    answerPages(5, 2, "\"total\":5,");

    assertThat(terminology.expand(tools())).isEqualTo(expanded("c0", "c1", "c2", "c3", "c4"));
    assertThat(offsets()).containsExactly(0, 2, 4);
  }

  @Test
  void endsWithAShortPageWhereThereIsNoTotal() {
    answerPages(3, 2, "");

    assertThat(terminology.expand(tools())).isEqualTo(expanded("c0", "c1", "c2"));
    assertThat(offsets()).containsExactly(0, 2);
  }

  @Test
  void endsWithAnEmptyPageWhereThereIsNoTotal() {
    answerPages(4, 2, "");

    assertThat(terminology.expand(tools())).isEqualTo(expanded("c0", "c1", "c2", "c3"));
    assertThat(offsets()).containsExactly(0, 2, 4);
  }

  @Test
  void asksOnAfterAShortPageThatIsNotTheTotal() {
    answerPages(3, 1, "\"total\":3,");

    assertThat(terminology.expand(tools())).isEqualTo(expanded("c0", "c1", "c2"));
    assertThat(offsets()).containsExactly(0, 1, 2);
  }

  @Test
  void doesNotBelieveATotalThatCountsAFullPageOnly() {
    answerPages(3, 2, "\"total\":2,");

    assertThat(terminology.expand(tools())).isEqualTo(expanded("c0", "c1", "c2"));
  }

  @Test
  void believesTheTotalWhereTheServerRefusesToSayMore() {
    server.answerEach(question ->
        question.number("offset") == 0
            ? json(expansionOf("\"total\":2,", "c0", "c1"))
            : status(422, outcome("too-costly")));

    assertThat(terminology.expand(tools())).isEqualTo(expanded("c0", "c1"));
  }

  @Test
  void takesAllFromAServerThatDoesNotPage() {
    server.answer(json(expansion("c0", "c1", "c2")));

    assertThat(terminology.expand(tools())).isEqualTo(expanded("c0", "c1", "c2"));
    assertThat(offsets()).containsExactly(0);
  }

  @Test
  void takesNoFirstPageForTheWhole() {
    server.answer(json(expansion("c0", "c1")));

    assertThat(terminology.expand(tools()))
        .isEqualTo(server.unavailable("the terminology server gives the same page again"));
    assertThat(offsets()).containsExactly(0, 2);
  }

  @Test
  void takesNoPartOfTheTotalForTheWhole() {
    server.answer(json(expansionOf("\"total\":3,", "c0", "c1")));

    assertThat(terminology.expand(tools()))
        .isEqualTo(server.unavailable("the terminology server gives 2 of 3 codes"));
  }

  @Test
  void takesTheCodesOfNestedEntriesAndNoAbstractOnes() {
    server.answer(
        json(
            """
            {"expansion": {"contains": [
              {"contains": [
                 {"system": "%1$s", "code": "saw"},
                 {"contains": [{"code": "axe", "system": "%1$s"}], "display": "no code"}],
               "abstract": true, "code": "cutting", "system": "%1$s"}]},
             "resourceType": "ValueSet"}
            """
                .formatted(TOOLS)));

    assertThat(terminology.expand(tools())).isEqualTo(expanded("axe", "saw"));
  }

  @Test
  void countsAbstractEntriesAsPartOfThePage() {
    server.answerEach(question ->
        question.number("offset") == 0
            ? json(expansion("c0", "c1\",\"abstract\":true,\"display\":\"C"))
            : json(expansion("c2")));

    assertThat(terminology.expand(tools())).isEqualTo(expanded("c0", "c2"));
    assertThat(offsets()).containsExactly(0, 2);
  }

  @Test
  void takesAsManyCodesAsTheLimit() {
    server.answer(json(expansion(codes(0, 5))));

    assertThat(terminology.expand(tools())).isEqualTo(expanded(codes(0, 5)));
  }

  @ParameterizedTest
  @CsvSource({"ISA, cutting saw", "DESCENDENTOF, saw"})
  void holdsTheCodeItselfWhereItIsAskedForToo(FilterOperator operator, String codes) {
    server.answer(json(expansion("saw")));
    ConceptSetComponent below = tools();
    below.addFilter().setProperty("concept").setOp(operator).setValue("cutting");

    assertThat(terminology.expand(below)).isEqualTo(expanded(codes.split(" ")));
  }

  @Test
  void takesNoMoreCodesThanTheLimit() {
    server.answer(json(expansion(codes(0, 6))));

    assertThat(terminology.expand(tools()))
        .isEqualTo(server.unavailable("the expansion has more than 5 codes"));
  }

  @Test
  void takesAsManyBytesAsTheLimitAndNoMore() {
    String body = expansion("saw");
    server.answer(json(body));
    int length = body.getBytes(StandardCharsets.UTF_8).length;

    try (RemoteTerminology enough = terminology(new Limits(2, 5, length, 0));
        RemoteTerminology tooFew = terminology(new Limits(2, 5, length - 1, 0))) {
      assertThat(enough.expand(tools())).isEqualTo(expanded("saw"));
      assertThat(tooFew.expand(tools())).isInstanceOf(Expansion.Unavailable.class);
    }
  }

  @Test
  void asksOnceForEachInclude() {
    server.answer(json(expansion("saw")));

    terminology.expand(tools());
    terminology.expand(tools());
    terminology.expand(toolsBelow("cutting"));
    terminology.expand(toolsBelow("cutting"));

    assertThat(server.questions()).hasSize(2);
  }

  @Test
  void asksOnceForAnIncludeThatCannotBeHad() {
    server.answer(status(500, ""));

    terminology.expand(tools());
    terminology.expand(tools());

    assertThat(server.questions()).hasSize(1);
  }

  @Test
  void asksNobodyForACodeSystemThatNoServerIsConfiguredFor() {
    ConceptSetComponent include =
        new ConceptSetComponent().setSystem("https://carpus.example/fhir/CodeSystem/other");

    assertThat(terminology.expand(include))
        .isEqualTo(
            new Expansion.Unavailable(
                "no terminology server is configured for https://carpus.example/fhir/CodeSystem/other"));
    assertThat(terminology.expand(new ConceptSetComponent()))
        .isInstanceOf(Expansion.Unavailable.class);
    assertThat(server.questions()).isEmpty();
  }

  @Test
  void saysWhetherARefreshChangedAnything() {
    server.answer(json(expansion("saw")));
    terminology.expand(tools());

    assertThat(terminology.refresh()).isFalse();
    server.answer(json(expansion("saw", "axe", "rasp")));
    assertThat(terminology.refresh()).isTrue();
    assertThat(terminology.expand(tools())).isEqualTo(expanded("axe", "rasp", "saw"));
    server.answer(json(expansion("axe", "rasp", "saw")));
    assertThat(terminology.refresh()).isFalse();
    assertThat(server.questions()).hasSize(4);
  }
}
