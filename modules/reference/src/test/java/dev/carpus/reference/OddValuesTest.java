package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carpus.hooks.request.HookContext;
import dev.carpus.hooks.request.JsonSlice;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.UnreadableResources;
import dev.carpus.pathway.Evaluation;
import dev.carpus.pathway.Finding;
import dev.carpus.pathway.UnusableDraftsException;
import dev.carpus.terminology.UnmappedCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records with values that are none, or with which nobody can calculate: they are evaluated. */
class OddValuesTest {
  private static final Moment MOMENT =
      new Moment(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
  private static final HookContext VIEW =
      new HookContext.PatientView("Practitioner/1", "p1", Optional.empty());
  private static final String PATIENT =
      """
      {"resourceType":"Patient","id":"p1","gender":"female","birthDate":"1981-08-14"}
      """;
  private static final String CRAMPS =
      """
      {"resourceType":"Condition","id":"c1",
       "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
       "code":{"coding":[{"system":"http://snomed.info/sct","code":"424647005"}]},
       "bodySite":[{"coding":[{"system":"http://snomed.info/sct","code":"85562004"},
         {"system":"http://snomed.info/sct","code":"51440002"}]}],
       "subject":{"reference":"Patient/p1"},"onsetDateTime":"2026-11-02","recordedDate":"2026-11-02"}
      """;

  private static RawResource raw(String type, String json) {
    return RawResource.of(type, json.strip());
  }

  private static Evaluation evaluate(HookContext context, RawResource... resources) {
    PatientRecord record = new PatientRecord("p1", Optional.empty(), List.of(resources), Set.of());
    return ShippedPathway.get().evaluate(context, record, MOMENT);
  }

  private static Finding finding(String rule, Evaluation evaluation) {
    return evaluation
        .findings()
        .filter(each -> each.rule().id().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01",
        "0999-12-31",
        "9001-01-01",
        "9999-12-31",
        "9999-12-31T23:59:59.999-12:00",
        "2026-11-02T24:00:00Z",
        "2026-11-02T12:00:60Z",
        "2026-11-02T12:00:00.123456789123Z",
        "2026-11-02T12:00:00+99:99",
        "2026-11-02T12:00:00-00:00",
        "2026-11-02T12:00"
      })
  void takesDatesWithWhichNobodyCanCalculate(String date) {
    String cramps = CRAMPS.replace("2026-11-02", date);
    String result =
        """
        {"resourceType":"Observation","id":"o1","status":"final",
         "code":{"coding":[{"system":"http://loinc.org","code":"17861-6"}]},
         "subject":{"reference":"Patient/p1"},"effectiveDateTime":"%s",
         "valueQuantity":{"value":6.1,"system":"http://unitsofmeasure.org","code":"mg/dL"}}
        """
            .formatted(date);
    String order =
        """
        {"resourceType":"MedicationRequest","id":"m1","status":"completed","intent":"order",
         "medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"5640"}]},
         "subject":{"reference":"Patient/p1"},"authoredOn":"%s",
         "dosageInstruction":[{"timing":{"repeat":{"boundsPeriod":{"start":"%s","end":"%s"}}}}]}
        """
            .formatted(date, date, date);

    Evaluation evaluation =
        evaluate(
            VIEW,
            raw("Patient", PATIENT.replace("1981-08-14", date)),
            raw("Condition", cramps),
            raw("Observation", result),
            raw("MedicationRequest", order));

    assertThat(evaluation.findings()).isNotEmpty();
  }

  /** The first and the last year with which the logic calculates. */
  @ParameterizedTest
  @ValueSource(strings = {"1000-01-01", "9000-12-31"})
  void calculatesWithDatesAsFarAsItCan(String date) {
    Evaluation evaluation =
        evaluate(
            VIEW, raw("Patient", PATIENT.replace("1981-08-14", date)), raw("Condition", CRAMPS));

    assertThat(finding("P-08", evaluation).gaps().missing()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0999-12-31", "9001-01-01"})
  void takesADateBeyondThatForMissing(String date) {
    Evaluation evaluation =
        evaluate(
            VIEW, raw("Patient", PATIENT.replace("1981-08-14", date)), raw("Condition", CRAMPS));

    assertThat(evaluation.findings())
        .anySatisfy(each -> assertThat(each.gaps().missing()).contains("Patient.birthDate"));
  }

  @Test
  void countsNoCodeOfWhichOnlyAnExtensionIsThere() {
    String uncoded =
        CRAMPS
            .replace("\"c1\"", "\"c2\"")
            .replace("\"code\":\"424647005\"", "\"_code\":{\"id\":\"x\"}");

    Evaluation evaluation =
        evaluate(
            VIEW, raw("Patient", PATIENT), raw("Condition", CRAMPS), raw("Condition", uncoded));

    assertThat(finding("P-08", evaluation).speaks()).isTrue();
    assertThat(evaluation.unmapped()).extracting(each -> each.code().code()).doesNotContainNull();
  }

  @Test
  void countsACodeWithoutSystemWhereOnlyAnExtensionOfTheSystemIsThere() {
    String unnamed =
        CRAMPS.replace(
            "\"system\":\"http://snomed.info/sct\",\"code\":\"424647005\"",
            "\"_system\":{\"id\":\"x\"},\"code\":\"424647005\"");

    Evaluation evaluation = evaluate(VIEW, raw("Patient", PATIENT), raw("Condition", unnamed));

    assertThat(evaluation.unmapped())
        .extracting(each -> each.code().system())
        .contains(UnmappedCode.NO_SYSTEM);
  }

  @Test
  void readsAFormWithoutAnswers() {
    String form =
        """
        {"resourceType":"QuestionnaireResponse","id":"q1","status":"completed",
         "questionnaire":"https://carpus.example/fhir/Questionnaire/hand-cramping-assessment",
         "subject":{"reference":"Patient/p1"},"authored":"2026-11-17T09:00:00Z"}
        """;

    Evaluation evaluation =
        evaluate(
            VIEW,
            raw("Patient", PATIENT),
            raw("Condition", CRAMPS),
            raw("QuestionnaireResponse", form));

    assertThat(finding("P-08", evaluation).speaks()).isTrue();
  }

  /** The parser itself fails on a member without a name. */
  @Test
  void namesAResourceOnWhichTheParserFails() {
    RawResource odd = raw("Condition", CRAMPS.replace("\"recordedDate\"", "\"\""));

    assertThatThrownBy(() -> evaluate(VIEW, raw("Patient", PATIENT), odd))
        .isInstanceOfSatisfying(
            UnreadableResources.class,
            unreadable -> assertThat(unreadable.resources()).containsExactly(odd));
  }

  @Test
  void refusesDraftsThatCannotBeRead() {
    String drafts =
        """
        {"resourceType":"Bundle","entry":[{"resource":
          {"resourceType":"ServiceRequest","id":"d1","contained":[{"resourceType":"SECRET"}]}}]}
        """;

    assertThatThrownBy(() -> evaluate(sign(drafts), raw("Patient", PATIENT)))
        .isInstanceOf(UnusableDraftsException.class)
        .hasMessage("must hold nothing but FHIR R4 resources");
  }

  @Test
  void refusesWhatComesWithDraftsAndCannotBeRead() {
    String drafts =
        """
        {"resourceType":"Bundle","entry":[{"resource":{"resourceType":"ServiceRequest","id":"d1"}},
          {"resource":{"resourceType":"Medication","contained":[{"resourceType":"SECRET"}]}}]}
        """;

    assertThatThrownBy(() -> evaluate(sign(drafts), raw("Patient", PATIENT)))
        .isInstanceOf(UnusableDraftsException.class);
  }

  private static HookContext sign(String drafts) {
    byte[] bundle = drafts.strip().getBytes(StandardCharsets.UTF_8);
    return new HookContext.OrderSign(
        "Practitioner/1", "p1", Optional.empty(), new JsonSlice(bundle, 0, bundle.length));
  }
}
