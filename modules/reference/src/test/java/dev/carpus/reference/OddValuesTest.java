package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carpus.hooks.request.HookContext;
import dev.carpus.json.JsonSlice;
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

  /** How the cramps are shown whose coding has a further member. */
  private static List<String> shown(String member) {
    String cramps =
        CRAMPS.replace("\"code\":\"424647005\"}", "\"code\":\"424647005\"," + member + "}");
    Evaluation evaluation = evaluate(VIEW, raw("Patient", PATIENT), raw("Condition", cramps));
    return finding("P-08", evaluation).evidence().stream()
        .flatMap(each -> each.display().stream())
        .toList();
  }

  @Test
  void showsARecordOfWhoseCodeOnlyAnExtensionIsThere() {
    assertThat(shown("\"_display\":{\"id\":\"x\"}")).contains("424647005");
  }

  /** The parser finds no id in what looks like a URL to it. */
  @ParameterizedTest
  @ValueSource(strings = {"${x:ldap://127.0.0.1:0/x}", "a:b/", "/", "http://x", "urn:x"})
  void judgesTheDrugOfARecordWhoseIdIsNone(String id) {
    String apixaban =
        """
        {"resourceType":"MedicationRequest","id":"%s","status":"active","intent":"order",
         "subject":{"reference":"Patient/p1"},"authoredOn":"2026-11-12",
         "medicationCodeableConcept":{"coding":[
           {"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"1364430"}]}}
        """
            .formatted(id);

    Evaluation evaluation =
        evaluate(VIEW, raw("Patient", PATIENT), raw("MedicationRequest", apixaban));

    assertThat(evaluation.findings()).isNotEmpty();
  }

  /** Half a surrogate pair is no text, in whatever element it stands. */
  @ParameterizedTest
  @ValueSource(strings = {"\\ud83d", "\\uDE00", "x\\uDE00\\ud83d", "\\ud83dx"})
  void leavesOutTextsWithHalfACharacter(String half) {
    assertThat(shown("\"display\":\"" + half + "\"")).contains("424647005");
  }

  @Test
  void keepsTextsWithWholeCharactersThatAreEscaped() {
    assertThat(shown("\"display\":\"\\ud83d\\ude00\"")).contains("\ud83d\ude00");
  }

  /** 150 mm/h is the most with which an age is worked out. */
  @ParameterizedTest
  @ValueSource(
      strings = {"-99999999999", "-1", "0", "150", "150.1", "4999", "99999999999", "1e300"})
  void judgesASedimentationRateThatNobodyHas(String rate) {
    String result =
        """
        {"resourceType":"Observation","id":"o1","status":"final",
         "code":{"coding":[{"system":"http://loinc.org","code":"4537-7"}]},
         "subject":{"reference":"Patient/p1"},"effectiveDateTime":"2026-11-17",
         "valueQuantity":{"value":%s,"system":"http://unitsofmeasure.org","code":"mm/h"}}
        """
            .formatted(rate);

    Evaluation evaluation =
        evaluate(
            VIEW, raw("Patient", PATIENT), raw("Condition", CRAMPS), raw("Observation", result));

    assertThat(evaluation.findings()).isNotEmpty();
  }

  @Test
  void readsAQuantityAndAnAllergyOfWhichOnlyExtensionsAreThere() {
    String result =
        """
        {"resourceType":"Observation","id":"o1","status":"final",
         "code":{"coding":[{"system":"http://loinc.org","code":"17861-6"}]},
         "subject":{"reference":"Patient/p1"},"effectiveDateTime":"2026-11-17",
         "valueQuantity":{"value":9.4,"_comparator":{"id":"x"},
           "system":"http://unitsofmeasure.org","code":"mg/dL"}}
        """;
    String allergy =
        """
        {"resourceType":"AllergyIntolerance","id":"a1","_criticality":{"id":"x"},
         "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"active"}]},
         "code":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"5640"}]},
         "patient":{"reference":"Patient/p1"}}
        """;

    Evaluation evaluation =
        evaluate(
            VIEW,
            raw("Patient", PATIENT),
            raw("Condition", CRAMPS),
            raw("Observation", result),
            raw("AllergyIntolerance", allergy));

    assertThat(finding("P-08", evaluation).speaks()).isTrue();
  }

  /** How long ago is not known to the day, so that the supply is not known to be used up. */
  @ParameterizedTest
  @ValueSource(strings = {"2026", "2026-10"})
  void countsASupplyOfACoarseDateAsNotUsedUp(String date) {
    ShippedCase usedUp = ShippedCase.of("p-37-b-supply-of-39-days");
    ShippedCase supplied = ShippedCase.of("p-37-b-supply-of-40-days");
    assertThat(usedUp.speaking()).isNotEqualTo(supplied.speaking());

    ShippedCase coarse =
        usedUp.replacing("\"authoredOn\":\"2026-10-13\"", "\"authoredOn\":\"" + date + "\"");
    assertThat(coarse.speaking()).isEqualTo(supplied.speaking());
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
