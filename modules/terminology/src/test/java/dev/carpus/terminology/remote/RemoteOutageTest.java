package dev.carpus.terminology.remote;

import static dev.carpus.terminology.remote.FakeTerminologyServer.TOOLS;
import static dev.carpus.terminology.remote.FakeTerminologyServer.brokenOff;
import static dev.carpus.terminology.remote.FakeTerminologyServer.expansion;
import static dev.carpus.terminology.remote.FakeTerminologyServer.expansionOf;
import static dev.carpus.terminology.remote.FakeTerminologyServer.json;
import static dev.carpus.terminology.remote.FakeTerminologyServer.outcome;
import static dev.carpus.terminology.remote.FakeTerminologyServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.carpus.terminology.CodeKey;
import dev.carpus.terminology.ExpansionSource.Expansion;
import dev.carpus.terminology.remote.ExpansionState.Freshness;
import dev.carpus.terminology.remote.FakeTerminologyServer.Answer;
import dev.carpus.terminology.remote.ServerState.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.FilterOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RemoteOutageTest {
  private static final Expansion SAW = new Expansion.Codes(List.of(new CodeKey(TOOLS, "saw")));
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir private Path folder;

  private final SettableClock clock = new SettableClock();
  private FakeTerminologyServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = new FakeTerminologyServer();
    server.answer(json(expansion("saw")));
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private RemoteTerminology terminology() {
    return new RemoteTerminology(List.of(server.described()), Optional.of(folder), clock);
  }

  private RemoteTerminology hurried() {
    return new RemoteTerminology(List.of(server.described(SHORT)), Optional.of(folder), clock);
  }

  private static ConceptSetComponent tools() {
    return new ConceptSetComponent().setSystem(TOOLS);
  }

  private static ConceptSetComponent toolsBelow(String code) {
    ConceptSetComponent include = tools();
    include.addFilter().setProperty("concept").setOp(FilterOperator.ISA).setValue(code);
    return include;
  }

  private static ExpansionState state(RemoteTerminology terminology) {
    return terminology.state().getFirst().expansions().getFirst();
  }

  private static String reason(RemoteTerminology terminology) {
    return terminology.state().getFirst().lastFailure().orElseThrow().reason();
  }

  private static boolean isUp(RemoteTerminology terminology) {
    return terminology.state().getFirst().isUp();
  }

  /** The file that keeps the one expansion. */
  private Path keptFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().getFirst();
    }
  }

  @Test
  void isUpBeforeItIsAsked() {
    try (RemoteTerminology terminology = terminology()) {
      assertThat(terminology.state())
          .containsExactly(
              new ServerState(
                  server.url(),
                  true,
                  false,
                  Optional.empty(),
                  Optional.empty(),
                  0,
                  List.of(),
                  List.of()));
    }
  }

  @Test
  void saysHowAFreshExpansionStands() {
    try (RemoteTerminology terminology = terminology()) {
      terminology.expand(toolsBelow("cutting"));

      ServerState state = terminology.state().getFirst();
      assertThat(state.isUp()).isTrue();
      assertThat(state.lastSuccess()).contains(clock.instant());
      assertThat(state.lastFailure()).isEmpty();
      assertThat(state.expansions())
          .containsExactly(
              new ExpansionState(
                  TOOLS + " where concept is-a cutting",
                  Freshness.FRESH,
                  2,
                  Optional.of(clock.instant()),
                  List.of()));
    }
  }

  @Test
  void keepsTheLastGoodExpansionThroughAnOutage() {
    try (RemoteTerminology terminology = terminology()) {
      terminology.expand(tools());
      Instant good = clock.instant();
      server.close();
      clock.pass(Duration.ofHours(24));

      assertThat(terminology.refresh()).isFalse();
      assertThat(terminology.expand(tools())).isEqualTo(SAW);
      String reason = "the terminology server could not be reached";
      assertThat(state(terminology))
          .isEqualTo(
              new ExpansionState(
                  "all of " + TOOLS, Freshness.STALE, 1, Optional.of(good), List.of(reason)));
      ServerState state = terminology.state().getFirst();
      assertThat(state.isUp()).isFalse();
      assertThat(state.lastSuccess()).contains(good);
      assertThat(state.lastFailure()).contains(new Failure(clock.instant(), reason));
    }
  }

  @Test
  void keepsTheLastGoodExpansionThroughARestart() {
    try (RemoteTerminology before = terminology()) {
      before.expand(tools());
    }
    Instant good = clock.instant();
    server.answer(status(503, ""));
    clock.pass(Duration.ofDays(400));

    try (RemoteTerminology after = terminology()) {
      assertThat(after.expand(tools())).isEqualTo(SAW);
      assertThat(state(after).freshness()).isEqualTo(Freshness.STALE);
      assertThat(state(after).at()).contains(good);
      assertThat(state(after).problems())
          .containsExactly("the terminology server answered with status 503");
    }
  }

  @Test
  void comesBackAfterAnOutage() {
    try (RemoteTerminology terminology = terminology()) {
      terminology.expand(tools());
      server.answer(status(503, ""));
      terminology.refresh();
      server.answer(json(expansion("saw")));
      clock.pass(Duration.ofHours(24));

      assertThat(terminology.refresh()).isFalse();
      assertThat(state(terminology).freshness()).isEqualTo(Freshness.FRESH);
      assertThat(state(terminology).at()).contains(clock.instant());
      assertThat(state(terminology).problems()).isEmpty();
      assertThat(isUp(terminology)).isTrue();
    }
  }

  @Test
  void keepsNothingForAnotherInclude() {
    try (RemoteTerminology terminology = terminology()) {
      terminology.expand(tools());
      server.answer(status(503, ""));

      assertThat(terminology.expand(toolsBelow("cutting")))
          .isEqualTo(server.unavailable("the terminology server answered with status 503"));
    }
  }

  @Test
  void keepsNothingWithoutAFolder() {
    List<TerminologyServer> servers = List.of(server.described());
    try (RemoteTerminology before = new RemoteTerminology(servers, Optional.empty(), clock)) {
      assertThat(before.expand(tools())).isEqualTo(SAW);
    }
    server.answer(status(503, ""));

    try (RemoteTerminology after = new RemoteTerminology(servers, Optional.empty(), clock)) {
      assertThat(after.expand(tools())).isInstanceOf(Expansion.Unavailable.class);
      assertThat(state(after).freshness()).isEqualTo(Freshness.NONE);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"resourceType\":\"Val",
        "{\"resourceType\":\"ValueSet\"}",
        "{\"resourceType\":\"ValueSet\",\"expansion\":{\"timestamp\":\"2026-11-22T10:00:00Z\"}}",
        "{\"resourceType\":\"ValueSet\",\"expansion\":{\"timestamp\":\"today\",\"contains\":"
            + "[{\"system\":\""
            + TOOLS
            + "\",\"code\":\"saw\"}]}}",
      })
  void usesNoDamagedFileAndMendsIt(String damaged) throws IOException {
    try (RemoteTerminology before = terminology()) {
      before.expand(tools());
    }
    Path file = keptFile();
    String good = Files.readString(file);
    Files.writeString(file, damaged);
    server.answer(status(503, ""));

    try (RemoteTerminology after = terminology()) {
      assertThat(after.expand(tools())).isInstanceOf(Expansion.Unavailable.class);
      assertThat(state(after).freshness()).isEqualTo(Freshness.NONE);
      assertThat(state(after).problems())
          .containsExactly(
              "the terminology server answered with status 503",
              "the kept file " + file.getFileName() + " is damaged, and is not used");

      server.answer(json(expansion("saw")));
      assertThat(after.refresh()).isTrue();
      assertThat(file).hasContent(good);
    }
  }

  @Test
  void saysThatAnExpansionCannotBeKept() throws IOException {
    Path occupied = Files.createFile(folder.resolve("occupied"));
    List<TerminologyServer> servers = List.of(server.described());

    try (RemoteTerminology terminology =
        new RemoteTerminology(servers, Optional.of(occupied), clock)) {
      assertThat(terminology.expand(tools())).isEqualTo(SAW);
      assertThat(state(terminology).freshness()).isEqualTo(Freshness.FRESH);
      assertThat(state(terminology).problems())
          .singleElement()
          .asString()
          .startsWith("it cannot be kept: the file expansion-");
    }
  }

  @Test
  void leavesNoDraftBehind() throws IOException {
    try (RemoteTerminology terminology = terminology()) {
      terminology.expand(tools());
      terminology.refresh();
    }

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .singleElement()
          .asString()
          .matches("expansion-[0-9a-f]{64}\\.json");
    }
  }

  @Test
  void waitsNoLongerThanTheTimeoutForTheFirstByte() {
    server.answer(server.silence());
    try (RemoteTerminology terminology = hurried()) {
      assertThat(terminology.expand(tools()))
          .isEqualTo(server.unavailable("the terminology server did not answer within 300 ms"));
      assertThat(isUp(terminology)).isFalse();
    }
  }

  @Test
  void waitsNoLongerThanTheTimeoutForTheLastByte() {
    try (RemoteTerminology before = terminology()) {
      before.expand(tools());
    }
    server.answer(server.trickle());
    try (RemoteTerminology terminology = hurried()) {
      assertThat(terminology.expand(tools())).isEqualTo(SAW);
      assertThat(reason(terminology))
          .isEqualTo("the terminology server did not answer within 300 ms");
      assertThat(isUp(terminology)).isFalse();
    }
  }

  @Test
  void tellsItsStateWhileTheServerIsAsked() throws InterruptedException {
    try (RemoteTerminology terminology = terminology()) {
      terminology.expand(tools());
      CountDownLatch asked = new CountDownLatch(1);
      server.answer(exchange -> {
        asked.countDown();
        server.silence().send(exchange);
      });
      Thread refreshing = Thread.ofVirtual().start(terminology::refresh);
      asked.await();

      assertThat(state(terminology).freshness()).isEqualTo(Freshness.FRESH);
      assertThat(terminology.learnt()).isEmpty();
      server.close();
      refreshing.join();
      assertThat(state(terminology).freshness()).isEqualTo(Freshness.STALE);
    }
  }

  static Stream<Arguments> rubbish() {
    String part = expansion("axe");
    return Stream.of(
        arguments("answered with status 500", status(500, expansion("axe"))),
        arguments("answered with status 500 (exception)", status(500, outcome("exception"))),
        arguments("answered with status 503 (timeout)", status(503, outcome("timeout"))),
        arguments("answered with status 404", status(404, "<html>no such page</html>")),
        arguments("answered with status 401 (login)", status(401, outcome("login"))),
        arguments("answered with status 204", status(204, "")),
        arguments("is no JSON, or only a part of it", json("<html>welcome</html>")),
        arguments("is no JSON object", json("[]")),
        arguments("is no JSON object", json("")),
        arguments("is no JSON, or only a part of it", json(part.substring(0, part.length() - 2))),
        arguments("is more than a resource", json(part + part)),
        arguments("is an OperationOutcome", json(outcome("exception"))),
        arguments("is no ValueSet", json("{\"expansion\":{}}")),
        arguments("is a ValueSet without an expansion", json("{\"resourceType\":\"ValueSet\"}")),
        arguments(
            "is a ValueSet without an expansion",
            json("{\"resourceType\":\"ValueSet\",\"expansion\":[1]}")),
        arguments(
            "is an expansion with codes of another code system",
            json(part.replace(TOOLS, "https://carpus.example/fhir/CodeSystem/other"))),
        arguments("broke off its answer, or would not end it", brokenOff(part)));
  }

  @ParameterizedTest
  @MethodSource("rubbish")
  void takesNoRubbishForAnExpansion(String reason, Answer rubbish) {
    try (RemoteTerminology terminology = terminology()) {
      terminology.expand(tools());
      server.answer(rubbish);

      assertThat(terminology.refresh()).isFalse();
      assertThat(terminology.expand(tools())).isEqualTo(SAW);
      assertThat(state(terminology).freshness()).isEqualTo(Freshness.STALE);
      assertThat(isUp(terminology)).isFalse();
      assertThat(reason(terminology)).endsWith(reason);
    }
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        arguments("answered with status 422 (too-costly)", status(422, outcome("too-costly"))),
        arguments("answered with status 404 (not-found)", status(404, outcome("not-found"))),
        arguments("answered with status 400", status(400, outcome("Look at <this>"))),
        arguments("gives an expansion without codes", json(expansion())),
        arguments(
            "says that its expansion is not whole",
            json(
                expansionOf(
                    "\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/"
                        + "valueset-toocostly\",\"valueBoolean\":true}],",
                    "axe"))));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void tellsAServerThatDoesNotKnowThisFromOneThatDoesNotWork(String reason, Answer refusal) {
    try (RemoteTerminology terminology = terminology()) {
      terminology.expand(tools());
      server.answer(refusal);

      assertThat(terminology.refresh()).isFalse();
      assertThat(terminology.expand(tools())).isEqualTo(SAW);
      assertThat(state(terminology).freshness()).isEqualTo(Freshness.STALE);
      assertThat(state(terminology).problems()).singleElement().asString().endsWith(reason);
      assertThat(isUp(terminology)).isTrue();
    }
  }

  @Test
  void takesAnExpansionForWholeThatIsNotMarkedOtherwise() {
    server.answer(
        json(
            expansionOf(
                "\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/"
                    + "valueset-toocostly\",\"valueBoolean\":false},"
                    + "{\"url\":\"http://hl7.org/fhir/StructureDefinition/"
                    + "valueset-unclosed\",\"valueBoolean\":true}],",
                "saw")));
    try (RemoteTerminology terminology = terminology()) {
      assertThat(terminology.expand(tools())).isEqualTo(SAW);
    }
  }

  @Test
  void followsNoRedirect() {
    server.answerEach(question ->
        question.path().endsWith("elsewhere")
            ? json(expansion("saw"))
            : exchange -> {
              exchange.getResponseHeaders().add("Location", "/fhir/elsewhere");
              exchange.sendResponseHeaders(307, -1);
            });
    try (RemoteTerminology terminology = terminology()) {
      assertThat(terminology.expand(tools()))
          .isEqualTo(server.unavailable("the terminology server answered with status 307"));
      assertThat(server.questions()).hasSize(1);
    }
  }
}
