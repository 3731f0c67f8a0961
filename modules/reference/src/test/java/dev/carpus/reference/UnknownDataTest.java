package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.hooks.request.HookContext;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.Ternary;
import dev.carpus.pathway.Finding;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 1.3 of the rules: what is not obtained is unknown, never "no". */
class UnknownDataTest {
  private static final Moment MOMENT =
      new Moment(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
  private static final HookContext VIEW =
      new HookContext.PatientView("Practitioner/1", "p1", Optional.of("e1"));
  private static final RawResource PATIENT =
      RawResource.of(
          "Patient",
          "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"gender\":\"female\",\"birthDate\":\"1981-08-14\"}");

  private static RawResource cramps(String side) {
    return RawResource.of(
        "Condition",
        """
        {"resourceType":"Condition","id":"c1",
         "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
         "code":{"coding":[{"system":"http://snomed.info/sct","code":"424647005"}]},
         "bodySite":[{"coding":[{"system":"http://snomed.info/sct","code":"85562004"},
           {"system":"http://snomed.info/sct","code":"%s"}]}],
         "subject":{"reference":"Patient/p1"},"recordedDate":"2026-11-02"}
        """
            .formatted(side));
  }

  private static Finding finding(String rule, Set<String> notObtained, RawResource... resources) {
    PatientRecord record =
        new PatientRecord("p1", Optional.of("e1"), Stream.of(resources).toList(), notObtained);
    return ShippedPathway.get()
        .evaluate(VIEW, record, MOMENT)
        .findings()
        .filter(each -> each.rule().id().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void speaksWhenEverythingWasObtained() {
    Finding films = finding("P-08", Set.of(), PATIENT, cramps("51440002"));
    assertThat(films.speaks()).isTrue();
    assertThat(films.gaps().missing()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DiagnosticReport",
        "Procedure",
        "ImagingStudy",
        "Observation",
        "ServiceRequest",
        "QuestionnaireResponse"
      })
  void isSilentAndSaysSoWhenAStopCannotBeChecked(String type) {
    Finding films = finding("P-08", Set.of(type), PATIENT, cramps("51440002"));
    assertThat(films.state()).isEqualTo(Ternary.TRUE);
    assertThat(films.speaks()).isFalse();
    assertThat(films.gaps().missing()).containsExactly(type);
    assertThat(films.heldBackBy().orElseThrow().reason()).startsWith("not known: ");
  }

  @Test
  void leavesTheLogicTrueWhereWhatIsKnownIsEnough() {
    Finding cohort =
        finding("P-01", Set.of("QuestionnaireResponse", "Encounter"), PATIENT, cramps("51440002"));
    assertThat(cohort.state()).isEqualTo(Ternary.TRUE);
  }

  @Test
  void leavesTheLogicFalseWhereWhatIsKnownIsEnough() {
    Finding cohort = finding("P-01", Set.of("Observation", "ServiceRequest"), PATIENT);
    assertThat(cohort.state()).isEqualTo(Ternary.FALSE);
    assertThat(cohort.gaps().missing()).isEmpty();
  }

  @Test
  void isUnknownForTheFormThatMightTellTheSide() {
    Finding cohort = finding("P-01", Set.of("QuestionnaireResponse"), PATIENT, cramps("24028007"));
    assertThat(cohort.state()).isEqualTo(Ternary.UNKNOWN);
    assertThat(cohort.gaps().missing()).containsExactly("QuestionnaireResponse");
  }

  @Test
  void doesNotAskForTheEncounterWhereThereIsNoRecordThatItCouldBeOf() {
    Finding cohort = finding("P-01", Set.of("Encounter"), PATIENT);
    assertThat(cohort.state()).isEqualTo(Ternary.FALSE);
  }

  @Test
  void isUnknownForTheEncounterThatAnOldRecordMightBeOf() {
    RawResource old =
        RawResource.of("Condition", cramps("51440002").text().replace("2026-11-02", "2025-11-02"));
    assertThat(finding("P-01", Set.of("Encounter"), PATIENT, old).state())
        .isEqualTo(Ternary.UNKNOWN);
    assertThat(finding("P-01", Set.of(), PATIENT, old).state()).isEqualTo(Ternary.FALSE);
  }

  @Test
  void namesTheMissingBirthDate() {
    RawResource patient = RawResource.of("Patient", "{\"resourceType\":\"Patient\",\"id\":\"p1\"}");
    Finding cohort = finding("P-01", Set.of(), patient, cramps("51440002"));
    assertThat(cohort.state()).isEqualTo(Ternary.UNKNOWN);
    assertThat(cohort.gaps().missing()).containsExactly("Patient.birthDate");
    assertThat(finding("P-01", Set.of(), patient).state()).isEqualTo(Ternary.FALSE);
  }

  @Test
  void leavesOutWhatIsRecordedOfAnotherPatient() {
    RawResource other =
        RawResource.of("Condition", cramps("51440002").text().replace("Patient/p1", "Patient/p2"));
    assertThat(finding("P-01", Set.of(), PATIENT, other).state()).isEqualTo(Ternary.FALSE);
  }

  @Test
  void restsOnTheRecordsThatMadeItFire() {
    Finding films = finding("P-08", Set.of(), PATIENT, cramps("51440002"));
    assertThat(films.evidence())
        .extracting(each -> each.reference())
        .isEqualTo(List.of("Condition/c1"));
    assertThat(films.evidence().getFirst().date()).contains("2026-11-02");
  }

  @Test
  void takesAnInvalidValueForAMissingOneAndTheRestAsItIs() {
    String text = cramps("51440002").text();
    RawResource badOnset =
        RawResource.of(
            "Condition",
            text.replace("\"recordedDate\"", "\"onsetDateTime\":\"once\",\"recordedDate\""));
    assertThat(finding("P-08", Set.of(), PATIENT, badOnset).speaks()).isTrue();
    RawResource noDate = RawResource.of("Condition", text.replace("2026-11-02", "once"));
    assertThat(finding("P-08", Set.of(), PATIENT, noDate).speaks()).isFalse();
  }
}
