package dev.carpus.reference.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.logic.Answer;
import dev.carpus.logic.Answers;
import dev.carpus.logic.ClinicalLogic;
import dev.carpus.logic.EvaluationFailure;
import dev.carpus.logic.Evidence;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.Ternary;
import dev.carpus.logic.UnreadableResources;
import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.reference.ReferenceEngine;
import dev.carpus.reference.ShippedLogic;
import dev.carpus.terminology.CodeKey;
import dev.carpus.terminology.UnmappedCode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A difference between two engines is told, whatever it is of. */
class ComparisonTest {
  private static final SyntheticRecord RECORD =
      new SyntheticRecord(
          42,
          "pain",
          new PatientRecord("p1", Optional.empty(), List.of(), Set.of()),
          new Moment(Instant.EPOCH, ZoneOffset.UTC),
          false);
  private static final Evidence EVIDENCE =
      new Evidence("Condition/c1", Optional.of("cramp"), Optional.of("2026-11-02"));
  private static final UnmappedCode UNMAPPED =
      new UnmappedCode("Condition", new CodeKey("urn:x", "y"));
  private static final Answer ANSWER =
      new Answer(Ternary.UNKNOWN, () -> List.of(EVIDENCE), Set.of("Observation"), List.of("CRP"));
  private static final ClinicalLogic LOGIC = answering(ANSWER);

  private static ClinicalLogic answering(Answer answer) {
    return answering(Map.of("In the pathway", answer), List.of(UNMAPPED));
  }

  private static ClinicalLogic answering(Map<String, Answer> answers, List<UnmappedCode> unmapped) {
    return (_, _) -> Answers.of(answers, unmapped);
  }

  private static ClinicalLogic failing(RuntimeException failure) {
    return (_, _) -> {
      throw failure;
    };
  }

  private static EvaluationFailure failure() {
    return new EvaluationFailure("no luck", new IllegalStateException());
  }

  private static UnreadableResources unreadable(String type) {
    return new UnreadableResources(List.of(RawResource.of(type, "{}")), failure());
  }

  private static List<String> differences(ClinicalLogic one, ClinicalLogic other) {
    return new Comparison(one, other).differences(RECORD);
  }

  @Test
  void tellsNothingWhereTheAnswersAreTheSame() {
    Answer same =
        new Answer(Ternary.UNKNOWN, () -> List.of(EVIDENCE), Set.of("Observation"), List.of("CRP"));
    assertThat(differences(LOGIC, answering(same))).isEmpty();
  }

  @Test
  void tellsAnotherValueWithTheSeed() {
    Answer changed =
        new Answer(Ternary.TRUE, ANSWER::evidence, ANSWER.missing(), ANSWER.setAside());
    assertThat(differences(LOGIC, answering(changed)))
        .containsExactly(
            "seed 42 (pain): \"In the pathway\" is UNKNOWN by the one, TRUE by the other");
  }

  @Test
  void tellsOtherEvidence() {
    Evidence undated = new Evidence("Condition/c1", EVIDENCE.display(), Optional.empty());
    Answer changed =
        new Answer(ANSWER.value(), () -> List.of(undated), ANSWER.missing(), ANSWER.setAside());
    assertThat(differences(LOGIC, answering(changed)))
        .singleElement()
        .asString()
        .contains("evidence");
  }

  @Test
  void tellsWhatElseIsMissing() {
    Answer changed = new Answer(ANSWER.value(), ANSWER::evidence, Set.of(), ANSWER.setAside());
    assertThat(differences(LOGIC, answering(changed)))
        .singleElement()
        .asString()
        .contains("missing is [Observation] by the one, [] by the other");
  }

  @Test
  void tellsWhatElseIsSetAside() {
    Answer changed = new Answer(ANSWER.value(), ANSWER::evidence, ANSWER.missing(), List.of());
    assertThat(differences(LOGIC, answering(changed)))
        .singleElement()
        .asString()
        .contains("set aside");
  }

  @Test
  void tellsHowOftenACodeIsUnmapped() {
    ClinicalLogic twice = answering(Map.of("In the pathway", ANSWER), List.of(UNMAPPED, UNMAPPED));
    assertThat(differences(LOGIC, twice)).singleElement().asString().contains("unmapped");
  }

  @Test
  void tellsAnExpressionThatOneDoesNotAnswer() {
    ClinicalLogic silent = answering(Map.of(), List.of(UNMAPPED));
    assertThat(differences(LOGIC, silent))
        .containsExactly("seed 42 (pain): \"In the pathway\" is not answered by the other");
    assertThat(differences(silent, LOGIC))
        .containsExactly("seed 42 (pain): \"In the pathway\" is not answered by the one");
  }

  @Test
  void tellsAFailureAgainstAnAnswer() {
    assertThat(differences(LOGIC, failing(failure())))
        .singleElement()
        .asString()
        .contains("the other failed");
    assertThat(differences(failing(failure()), LOGIC))
        .singleElement()
        .asString()
        .contains("the one failed");
  }

  @Test
  void comparesFailures() {
    assertThat(differences(failing(failure()), failing(failure()))).isEmpty();
    assertThat(differences(failing(unreadable("Device")), failing(unreadable("Device")))).isEmpty();
    assertThat(differences(failing(unreadable("Device")), failing(unreadable("Goal")))).hasSize(1);
    assertThat(differences(failing(unreadable("Device")), failing(failure()))).hasSize(1);
    assertThat(differences(failing(failure()), failing(new IllegalStateException()))).hasSize(1);
  }

  private static SyntheticRecord recordOf(String... resources) {
    List<RawResource> all =
        Arrays.stream(resources).map(each -> RawResource.of("Condition", each)).toList();
    return new SyntheticRecord(
        7, "pain", new PatientRecord("p1", Optional.empty(), all, Set.of()), RECORD.moment(), true);
  }

  /** Reads no resource in which a word stands, and says how many characters it has read. */
  private static ClinicalLogic refusing(String... words) {
    return (record, _) -> {
      List<RawResource> refused =
          record.resources().stream()
              .filter(raw -> Arrays.stream(words).anyMatch(raw.text()::contains))
              .toList();
      if (!refused.isEmpty()) {
        throw new UnreadableResources(refused, failure());
      }
      int size = record.resources().stream().mapToInt(raw -> raw.text().length()).sum();
      Answer answer = new Answer(Ternary.TRUE, () -> List.of(), Set.of(), List.of("of " + size));
      return Answers.of(Map.of("In the pathway", answer), List.of());
    };
  }

  /** Says always the same. */
  private static ClinicalLogic saying(String read) {
    Answer answer = new Answer(Ternary.TRUE, () -> List.of(), Set.of(), List.of(read));
    return answering(Map.of("In the pathway", answer), List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"a\",\"\":\"foreign\"}",
        "{\"id\":\"a\",\"code\":{\"\":[\"foreign\"]}}",
        "{\"id\":\"a\",\"valueQuantity\":{\"value\":1e1000000}}",
        "{\"id\":\"a\",\"contained\":[{\"resourceType\":\"foreign\"}]}",
        "{\"id\":\"a\",\"code\":{\"text\":\"b\",\"extension\":\"foreign\"}}"
      })
  void takesAwayWhatTheOneAloneCannotRead(String resource) {
    Comparison comparison =
        new Comparison(refusing("foreign", "e1000000"), saying("of " + left(resource).length()));

    assertThat(comparison.differences(recordOf(resource))).isEmpty();
    assertThat(comparison.readByTheOtherAlone()).isOne();
  }

  private static String left(String resource) {
    return resource
        .replace(",\"\":\"foreign\"", "")
        .replace("\"\":[\"foreign\"]", "")
        .replace("\"value\":1e1000000", "")
        .replace("{\"resourceType\":\"foreign\"}", "")
        .replace(",\"extension\":\"foreign\"", "");
  }

  @Test
  void tellsAnotherAnswerToWhatTheOneAloneCannotRead() {
    Comparison comparison = new Comparison(refusing("foreign"), saying("something else"));

    assertThat(comparison.differences(recordOf("{\"\":\"foreign\"}")))
        .singleElement()
        .asString()
        .contains("set aside");
  }

  @Test
  void tellsWhatTheOneAloneCannotReadForAnotherReason() {
    Comparison comparison = new Comparison(refusing("foreign"), saying("of 16"));

    assertThat(comparison.differences(recordOf("{\"id\":\"foreign\"}")))
        .singleElement()
        .asString()
        .contains("answered by the other, but the one failed");
  }

  @Test
  void leavesWhatNeitherCanRead() {
    SyntheticRecord record = recordOf("{\"\":\"foreign\"}", "{\"\":\"other\"}");
    Comparison comparison = new Comparison(refusing("foreign", "other"), refusing("other"));

    assertThat(comparison.differences(record)).isEmpty();
    assertThat(comparison.readByTheOtherAlone()).isOne();
    assertThat(new Comparison(refusing("other"), refusing("foreign", "other")).differences(record))
        .singleElement()
        .asString()
        .contains("unreadable");
  }

  /** What the official engine says does not depend on when it is asked, nor on which of two. */
  @Test
  void tellsNothingOfTwoOfficialEngines() {
    ReferenceEngine engine = new ReferenceEngine();
    Comparison comparison =
        new Comparison(
            engine.prepare(ShippedLogic.program()), engine.prepare(ShippedLogic.program()));
    SyntheticRecords records =
        new SyntheticRecords(ShippedLogic.program(), ContentFolder.shipped());

    assertThat(records.from(1, 20).flatMap(each -> comparison.differences(each).stream()))
        .isEmpty();
  }
}
