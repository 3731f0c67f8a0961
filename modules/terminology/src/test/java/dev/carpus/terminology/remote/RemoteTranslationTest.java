package dev.carpus.terminology.remote;

import static dev.carpus.terminology.remote.FakeTerminologyServer.TOOLS;
import static dev.carpus.terminology.remote.FakeTerminologyServer.json;
import static dev.carpus.terminology.remote.FakeTerminologyServer.outcome;
import static dev.carpus.terminology.remote.FakeTerminologyServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.terminology.CodeKey;
import dev.carpus.terminology.remote.FakeTerminologyServer.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ConceptMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RemoteTranslationTest {
  private static final String PARTS = "https://carpus.example/fhir/CodeSystem/parts";
  private static final CodeKey SAW = new CodeKey(TOOLS, "saw");

  @TempDir private Path folder;

  private final SettableClock clock = new SettableClock();
  private FakeTerminologyServer server;
  private RemoteTerminology terminology;

  @BeforeEach
  void startServer() throws IOException {
    server = new FakeTerminologyServer();
    terminology = terminology();
  }

  @AfterEach
  void stopServer() {
    terminology.close();
    server.close();
  }

  private RemoteTerminology terminology() {
    return new RemoteTerminology(List.of(server.described()), Optional.of(folder), clock);
  }

  /** An answer with matches, each written {@code equivalence code}. */
  private static String matches(String... matches) {
    return Arrays.stream(matches)
        .map(match -> match.split(" "))
        .map(match ->
            """
            {"name": "match", "part": [
              {"name": "equivalence", "valueCode": "%s"},
              {"name": "concept", "valueCoding": {"system": "%s", "code": "%s"}},
              {"name": "source", "valueUri": "https://carpus.example/fhir/ConceptMap/made-of"}]}
            """
                .formatted(match[0], PARTS, match[1]))
        .collect(
            Collectors.joining(
                ",",
                "{\"resourceType\":\"Parameters\",\"parameter\":["
                    + "{\"name\":\"result\",\"valueBoolean\":true},",
                "]}"));
  }

  private static String notFound() {
    return "{\"resourceType\":\"Parameters\",\"parameter\":["
        + "{\"name\":\"result\",\"valueBoolean\":false},"
        + "{\"name\":\"message\",\"valueString\":\"No Matches found\"}]}";
  }

  /** What was learnt, each written {@code source equivalence target}. */
  private static List<String> learnt(RemoteTerminology terminology) {
    return terminology.learnt().stream()
        .flatMap(map -> map.getGroup().stream())
        .flatMap(group ->
            group.getElement().stream()
                .flatMap(element ->
                    element.getTarget().stream()
                        .map(target ->
                            new CodeKey(group.getSource(), element.getCode())
                                + " "
                                + target.getEquivalence().toCode()
                                + " "
                                + new CodeKey(group.getTarget(), target.getCode()))))
        .toList();
  }

  @Test
  void asksWithTheCodeAlone() {
    server.answer(json(notFound()));

    terminology.translate(List.of(SAW));

    Question question = server.questions().getFirst();
    assertThat(question.path()).isEqualTo("/fhir/ConceptMap/$translate");
    assertThat(question.body().at("parameter").items()).hasSize(1);
    assertThat(question.value("coding").at("valueCoding").at("system").text()).isEqualTo(TOOLS);
    assertThat(question.value("coding").at("valueCoding").at("code").text()).isEqualTo("saw");
  }

  @Test
  void learnsWhatACodeStandsForAndHowFar() {
    server.answer(json(matches("wider blade", "relatedto handle", "narrower tooth")));

    assertThat(terminology.translate(List.of(SAW))).isTrue();
    assertThat(terminology.translate(List.of(SAW))).isFalse();

    assertThat(learnt(terminology))
        .containsExactly(
            SAW + " wider " + PARTS + "|blade",
            SAW + " relatedto " + PARTS + "|handle",
            SAW + " narrower " + PARTS + "|tooth");
    ConceptMap map = terminology.learnt().getFirst();
    assertThat(map.getUrl()).isEqualTo(server.url() + "/ConceptMap/$translate");
    assertThat(map.getVersion()).isEqualTo(clock.instant().toString());
    assertThat(map.getGroupFirstRep().getElement()).hasSize(1);
    assertThat(terminology.state().getFirst().translations()).isEqualTo(1);
  }

  @Test
  void learnsNothingOfACodeThatTheServerCannotTranslate() {
    server.answer(json(notFound()));

    assertThat(terminology.translate(List.of(SAW))).isFalse();
    assertThat(terminology.translate(List.of(SAW))).isFalse();

    assertThat(terminology.learnt()).isEmpty();
    assertThat(terminology.state().getFirst().isUp()).isTrue();
    assertThat(terminology.state().getFirst().translations()).isZero();
    assertThat(server.questions()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"resembles blade", "NULL blade", "? blade"})
  void learnsNothingWithoutAnEquivalenceOfTheStandard(String match) {
    server.answer(json(matches(match, "equal blade")));

    terminology.translate(List.of(SAW));

    assertThat(learnt(terminology)).containsExactly(SAW + " equal " + PARTS + "|blade");
  }

  @Test
  void asksAgainForACodeAfterAFailure() {
    server.answer(status(500, ""));
    terminology.translate(List.of(SAW));
    assertThat(terminology.learnt()).isEmpty();
    assertThat(terminology.state().getFirst().isUp()).isFalse();

    server.answer(json(matches("equal blade")));
    terminology.translate(List.of(SAW));
    assertThat(learnt(terminology)).containsExactly(SAW + " equal " + PARTS + "|blade");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"resourceType\":\"Parameters\"}",
        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"result\",\"valueString\":\"?\"}]}",
        "{\"parameter\":[{\"name\":\"result\",\"valueBoolean\":true}]}",
        "[]",
        "no JSON",
      })
  void takesNoRubbishForATranslation(String rubbish) {
    server.answer(json(matches("equal blade")));
    terminology.translate(List.of(SAW));
    server.answer(json(rubbish));

    assertThat(terminology.refresh()).isFalse();
    assertThat(learnt(terminology)).containsExactly(SAW + " equal " + PARTS + "|blade");
    assertThat(terminology.state().getFirst().isUp()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 500, 503})
  void doesNotUnlearnWhatAServerWillNotSayAgain(int status) {
    server.answer(json(matches("equal blade")));
    terminology.translate(List.of(SAW));
    server.answer(status(status, outcome("not-found")));

    assertThat(terminology.refresh()).isFalse();
    assertThat(learnt(terminology)).containsExactly(SAW + " equal " + PARTS + "|blade");
  }

  @Test
  void asksOnlyForCodesOfTheSystemsThatItIsToTranslate() {
    server.answer(json(notFound()));

    terminology.translate(List.of(new CodeKey(PARTS, "blade"), SAW));

    assertThat(server.questions()).hasSize(1);
  }

  @Test
  void sendsNoTextThatStandsInThePlaceOfACode() {
    server.answer(json(notFound()));

    terminology.translate(
        List.of(
            new CodeKey(TOOLS, "Jane Doe"),
            new CodeKey(TOOLS, ""),
            new CodeKey(TOOLS, "x".repeat(65)),
            new CodeKey(TOOLS, "x".repeat(64))));

    assertThat(server.questions()).hasSize(1);
  }

  @Test
  void asksForAsManyCodesAsTheLimitAndNoMore() {
    server.answer(json(notFound()));
    List<TerminologyServer> servers = List.of(server.described());
    Limits two = new Limits(1, 1, 100_000, 2);

    try (RemoteTerminology limited = new RemoteTerminology(servers, Optional.empty(), clock, two)) {
      limited.translate(List.of(SAW, new CodeKey(TOOLS, "axe")));
      assertThat(server.questions()).hasSize(2);
      limited.translate(List.of(new CodeKey(TOOLS, "rasp")));
      assertThat(server.questions()).hasSize(2);
    }
  }

  @Test
  void saysWhetherARefreshChangedAnything() {
    server.answer(json(matches("equal blade")));
    terminology.translate(List.of(SAW));
    String before = terminology.learnt().getFirst().getVersion();
    clock.pass(Duration.ofHours(24));

    assertThat(terminology.refresh()).isFalse();
    assertThat(terminology.learnt().getFirst().getVersion()).isEqualTo(before);

    server.answer(json(matches("wider blade")));
    assertThat(terminology.refresh()).isTrue();
    assertThat(learnt(terminology)).containsExactly(SAW + " wider " + PARTS + "|blade");
    assertThat(terminology.learnt().getFirst().getVersion()).isNotEqualTo(before);

    server.answer(json(notFound()));
    assertThat(terminology.refresh()).isTrue();
    assertThat(terminology.learnt()).isEmpty();
  }

  @Test
  void learnsAtARefreshWhatTheServerDidNotKnowBefore() {
    server.answer(json(notFound()));
    terminology.translate(List.of(SAW));
    server.answer(json(matches("equal blade")));

    assertThat(terminology.refresh()).isTrue();
    assertThat(learnt(terminology)).containsExactly(SAW + " equal " + PARTS + "|blade");
  }

  @Test
  void remembersThroughARestart() {
    server.answer(json(matches("wider blade", "inexact handle")));
    terminology.translate(List.of(SAW));
    List<String> before = learnt(terminology);
    String version = terminology.learnt().getFirst().getVersion();
    server.answer(status(503, ""));
    clock.pass(Duration.ofDays(1));

    try (RemoteTerminology after = terminology()) {
      assertThat(before).hasSize(2);
      assertThat(learnt(after)).isEqualTo(before);
      assertThat(after.learnt().getFirst().getVersion()).isEqualTo(version);
      assertThat(after.state().getFirst().problems()).isEmpty();

      after.translate(List.of(SAW));
      assertThat(server.questions()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"resourceType\":\"Con", "{\"resourceType\":\"ConceptMap\"}", "[]"})
  void usesNoDamagedFileAndMendsIt(String damaged) throws IOException {
    server.answer(json(matches("equal blade")));
    terminology.translate(List.of(SAW));
    Path file = keptFile();
    Files.writeString(file, damaged);

    try (RemoteTerminology after = terminology()) {
      assertThat(after.learnt()).isEmpty();
      assertThat(after.state().getFirst().problems())
          .containsExactly("the kept file " + file.getFileName() + " is damaged, and is not used");

      after.translate(List.of(SAW));
      assertThat(learnt(after)).hasSize(1);
      assertThat(after.state().getFirst().problems()).isEmpty();
    }
    try (RemoteTerminology mended = terminology()) {
      assertThat(learnt(mended)).hasSize(1);
    }
  }

  @Test
  void forgetsWhatItIsNoLongerAskedToTranslate() {
    server.answer(json(matches("equal blade")));
    terminology.translate(List.of(SAW));
    TerminologyServer usual = server.described();
    TerminologyServer withoutTranslation =
        new TerminologyServer(usual.url(), usual.codeSystems(), Set.of(), usual.timeout());

    try (RemoteTerminology after =
        new RemoteTerminology(List.of(withoutTranslation), Optional.of(folder), clock)) {
      int asked = server.questions().size();
      assertThat(after.learnt()).isEmpty();
      assertThat(after.refresh()).isFalse();
      assertThat(server.questions().stream().skip(asked).map(String::valueOf))
          .noneMatch(question -> question.contains("$translate"));
    }
  }

  private Path keptFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().getFirst();
    }
  }
}
