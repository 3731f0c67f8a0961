package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carpus.hooks.card.Card;
import dev.carpus.hooks.card.ResponseWriter;
import dev.carpus.hooks.request.HookContext;
import dev.carpus.logic.EvaluationFailure;
import dev.carpus.logic.Evidence;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.Ternary;
import dev.carpus.pathway.CardDeck;
import dev.carpus.pathway.Evaluation;
import dev.carpus.pathway.Explanation;
import dev.carpus.pathway.Finding;
import dev.carpus.pathway.Pathway;
import dev.carpus.pathway.content.Site;
import dev.carpus.terminology.CodeKey;
import dev.carpus.terminology.ExpansionSource;
import dev.carpus.terminology.UnmappedCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Drugs, units, awaited codes and unmapped codes, from a record to the words of a card. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MedicinesTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
  private static final Moment MOMENT =
      new Moment(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
  private static final HookContext VIEW =
      new HookContext.PatientView("Practitioner/1", "p1", Optional.empty());

  /** What the site knows of its own codes. */
  private static final String SITE_MAP =
      """
      {"resourceType":"ConceptMap","url":"https://site.example/ConceptMap/drugs","version":"7",
       "status":"active","group":[
        {"source":"urn:oid:1.2.3.4","target":"http://www.nlm.nih.gov/research/umls/rxnorm",
         "element":[
          {"code":"IBU","target":[{"code":"5640","equivalence":"wider"}]},
          {"code":"MET","target":[{"code":"999999","equivalence":"equivalent"}]}]}]}
      """;

  private final Pathway pathway;

  MedicinesTest(@TempDir Path folder) throws IOException {
    Path maps = Files.createDirectories(folder.resolve("maps"));
    Files.writeString(maps.resolve("drugs.json"), SITE_MAP);
    pathway =
        SmallPathway.load(
            "medicines",
            folder.resolve("content"),
            new Site(Map.of(), Optional.of(maps), ExpansionSource.none(), List.of()));
  }

  private Evaluation evaluate(Set<String> notObtained, String... resources) {
    List<RawResource> raw = new ArrayList<>();
    raw.add(RawResource.of("Patient", "{\"resourceType\":\"Patient\",\"id\":\"p1\"}"));
    for (String resource : resources) {
      String type = MAPPER.readTree(resource).path("resourceType").asString();
      raw.add(RawResource.of(type, resource));
    }
    return pathway.evaluate(
        VIEW, new PatientRecord("p1", Optional.empty(), raw, notObtained), MOMENT);
  }

  private Finding finding(String rule, Evaluation evaluation) {
    return evaluation
        .findings()
        .filter(each -> each.rule().id().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private Finding finding(String rule, String... resources) {
    return finding(rule, evaluate(Set.of(), resources));
  }

  private String detail(String... resources) {
    return new CardDeck(pathway, URI.create("http://127.0.0.1:1"), UUID::randomUUID)
        .answer(evaluate(Set.of(), resources), VIEW, MOMENT).cards().stream()
            .map(Card::detail)
            .map(detail -> detail.orElseThrow().text())
            .findFirst()
            .orElse("");
  }

  private JsonNode explained(String rule, String... resources) {
    byte[] json = new Explanation(pathway).write(evaluate(Set.of(), resources), MOMENT);
    for (JsonNode each : MAPPER.readTree(json).path("rules")) {
      if (each.path("id").asString().equals(rule)) {
        return each;
      }
    }
    throw new IllegalStateException("no rule " + rule);
  }

  private static String request(String id, String medication) {
    return """
    {"resourceType":"MedicationRequest","id":"%s","status":"active","intent":"order",
     "subject":{"reference":"Patient/p1"},%s}\
    """
        .formatted(id, medication);
  }

  private static String coded(String system, String code) {
    return "\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"%s\",\"code\":\"%s\"}]}"
        .formatted(system, code);
  }

  private static String calcium(String id, String day, String quantity) {
    return """
    {"resourceType":"Observation","id":"%s","status":"final","subject":{"reference":"Patient/p1"},
     "code":{"coding":[{"system":"http://loinc.org","code":"17861-6"}],"text":"Calcium"},
     "effectiveDateTime":"%s","valueQuantity":%s}\
    """
        .formatted(id, day, quantity);
  }

  private static String medication(String id, String content) {
    return "{\"resourceType\":\"Medication\",\"id\":\"%s\",%s}".formatted(id, content);
  }

  private static final String UNRECOGNISED_WITHIN =
      "\"code\":{\"text\":\"Comfort tablets\"},\"ingredient\":[{\"itemCodeableConcept\":{\"coding\":"
          + "[{\"system\":\""
          + RXNORM
          + "\",\"code\":\"5640\"}]}},"
          + "{\"itemCodeableConcept\":{\"text\":\"something else\"}}]";

  private static final String IBUPROFEN_WITHIN =
      "\"code\":{\"text\":\"Comfort tablets\"},\"ingredient\":[{\"itemCodeableConcept\":{\"coding\":"
          + "[{\"system\":\""
          + RXNORM
          + "\",\"code\":\"5640\"}]}}]";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"http://www.nlm.nih.gov/research/umls/rxnorm\",\"code\":\"5640\"}]}",
        "\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"http://www.nlm.nih.gov/research/umls/rxnorm\",\"code\":\"310965\"}]}",
        "\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"urn:oid:2.16.840.1.113883.6.88\",\"code\":\"310965\"}]}",
        "\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"urn:oid:1.2.3.4\",\"code\":\"IBU\"}]}",
        "\"medicationReference\":{\"reference\":\"Medication/m1\"}",
        "\"medicationReference\":{\"reference\":\"http://ehr.example/fhir/Medication/m1\"}",
        "\"medicationReference\":{\"reference\":\"Medication/m2\"}",
        "\"contained\":[{\"resourceType\":\"Medication\",\"id\":\"in\",\"ingredient\":[{\"itemCodeableConcept\":{\"coding\":[{\"system\":\"http://www.nlm.nih.gov/research/umls/rxnorm\",\"code\":\"5640\"}]}}]}],\"medicationReference\":{\"reference\":\"#in\"}"
      })
  void findsTheIngredientOfADrug(String medication) {
    String[] record = {
      request("r1", medication),
      medication("m1", IBUPROFEN_WITHIN),
      medication("m2", "\"ingredient\":[{\"itemReference\":{\"reference\":\"Medication/m1\"}}]")
    };
    assertThat(finding("T-01", record).state()).isEqualTo(Ternary.TRUE);
    assertThat(finding("T-01", record).evidence())
        .extracting(Evidence::reference)
        .containsExactly("MedicationRequest/r1");
    assertThat(finding("T-01", record).speech().notes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"medicationCodeableConcept\":{\"text\":\"ibuprofen 200 mg\"}",
        "\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"http://www.nlm.nih.gov/research/umls/rxnorm\",\"code\":\"310966\"}]}",
        "\"medicationCodeableConcept\":{\"coding\":[{\"code\":\"5640\"}]}",
        "\"medicationReference\":{\"reference\":\"Medication/elsewhere\"}",
        "\"medicationReference\":{\"reference\":\"#nowhere\"}",
        "\"medicationReference\":{\"display\":\"ibuprofen\"}",
        "\"medicationReference\":{\"reference\":\"Medication/circle\"}",
        "\"reasonCode\":[]"
      })
  void saysInTheSafetyCardThatADrugIsNotRecognised(String medication) {
    String circle =
        medication(
            "circle", "\"ingredient\":[{\"itemReference\":{\"reference\":\"Medication/circle\"}}]");
    assertThat(finding("T-01", request("r1", medication), circle).state()).isEqualTo(Ternary.FALSE);
    assertThat(
            detail(
                request("r1", medication.replace(",\"reasonCode\":[]", "")),
                request("r2", coded(RXNORM, "5640")),
                circle))
        .contains("1 medicines on the list not recognised");
  }

  @Test
  void countsTheDrugsThatAreNotRecognised() {
    assertThat(
            detail(
                request("r1", coded(RXNORM, "5640")),
                request("r2", coded("urn:oid:9.9", "X")),
                request("r3", coded("urn:oid:9.9", "Y"))))
        .contains("2 medicines on the list not recognised");
  }

  @Test
  void saysNothingOfDrugsThatAreKnownNotToMatter() {
    assertThat(
            detail(
                request("r1", coded(RXNORM, "5640")),
                request("r2", coded(RXNORM, "8640")),
                request("r3", coded("urn:oid:1.2.3.4", "MET"))))
        .contains("An NSAID is on the list")
        .doesNotContain("not recognised");
  }

  @Test
  void takesAProductOfWhichOneIngredientIsUnknownForBoth() {
    String[] record = {
      request("r1", "\"medicationReference\":{\"reference\":\"Medication/m1\"}"),
      medication("m1", UNRECOGNISED_WITHIN)
    };
    assertThat(finding("T-01", record).state()).isEqualTo(Ternary.TRUE);
    assertThat(detail(record)).contains("1 medicines on the list not recognised");
  }

  @Test
  void saysThatTheListCouldNotBeCheckedWhereItIsNotWhole() {
    Evaluation evaluation =
        evaluate(Set.of("MedicationStatement"), request("r1", coded(RXNORM, "5640")));
    assertThat(finding("T-01", evaluation).state()).isEqualTo(Ternary.TRUE);
    assertThat(finding("T-01", evaluation).speech().notes()).isEmpty();
    assertThat(finding("T-01", evaluation).speech().uncheckable())
        .containsExactly("medicines on the list not recognised");
  }

  @Test
  void comparesUnitsOfEveryKind() {
    assertThat(finding("T-02", calcium("o1", "2026-11-01", quantity("6.9", "mg/dL"))).state())
        .isEqualTo(Ternary.TRUE);
    assertThat(finding("T-02", calcium("o1", "2026-11-01", quantity("7.0", "mg/dL"))).state())
        .isEqualTo(Ternary.FALSE);
    assertThat(finding("T-02", calcium("o1", "2026-11-01", quantity("69", "mg/l"))).state())
        .isEqualTo(Ternary.TRUE);
    assertThat(finding("T-02", calcium("o1", "2026-11-01", quantity("70", "mg/l"))).state())
        .isEqualTo(Ternary.FALSE);
  }

  private static String quantity(String value, String unit) {
    return "{\"value\":" + value + ",\"unit\":\"" + unit + "\"}";
  }

  /** P-63: a value without a unit is not used, and the card says so. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"value\":6.1}", "{\"value\":6.1,\"unit\":\"spoons*\"}"})
  void setsAValueAsideWhoseUnitIsMissingOrUnknown(String quantity) {
    String[] record = {
      calcium("o1", "2026-11-01", quantity("6.9", "mg/dL")), calcium("o2", "2026-11-02", quantity)
    };
    assertThat(finding("T-02", record).evidence())
        .extracting(Evidence::reference)
        .containsExactly("Observation/o1");
    assertThat(finding("T-05", record).state()).isEqualTo(Ternary.UNKNOWN);
    assertThat(detail(record))
        .contains("**Not used**")
        .contains("Calcium 2026-11-02")
        .contains(quantity.contains("spoons") ? "spoons\\*" : "unit missing")
        .doesNotContain("6.1");
    assertThat(explained("T-05", record).path("state").asString()).isEqualTo("unknown");
    assertThat(explained("T-05", record).at("/notUsed/0").asString()).contains("Observation/o2");
  }

  /** A value that cannot be used is never taken for one that is in order. */
  @Test
  void doesNotKnowWhatAResultWithoutAUnitSays() {
    String unusable = calcium("o2", "2026-11-02", "{\"value\":6.1}");
    String normal = calcium("o1", "2026-11-01", quantity("9", "mg/dL"));
    assertThat(finding("T-02", unusable).state()).isEqualTo(Ternary.UNKNOWN);
    assertThat(finding("T-02", normal, unusable).state()).isEqualTo(Ternary.UNKNOWN);
    assertThat(finding("T-02", normal).state()).isEqualTo(Ternary.FALSE);
    assertThat(finding("T-01", unusable).state()).isEqualTo(Ternary.FALSE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e10000", "1E+100000000", "6.9e-10000"})
  void refusesANumberThatNobodyCanWriteOut(String number) {
    String result = calcium("o1", "2026-11-01", quantity(number, "mg/dL"));
    assertThatThrownBy(() -> evaluate(Set.of(), result))
        .isInstanceOf(EvaluationFailure.class)
        .hasMessage("a number in a resource of type Observation is too large to be read");
  }

  @Test
  void doesNotUseANumberThatIsNoMeasurement() {
    String result = calcium("o1", "2026-11-01", quantity("-1e9999", "mg/dL"));
    assertThat(finding("T-02", result).state()).isEqualTo(Ternary.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"69e-1", "0.0069E+3", "6.9e0", "6.9e0000", "1e-99"})
  void readsANumberWithAnExponent(String number) {
    assertThat(finding("T-02", calcium("o1", "2026-11-01", quantity(number, "mg/dL"))).state())
        .isEqualTo(Ternary.TRUE);
  }

  @Test
  void hasNothingToSayOfValuesThatItUses() {
    String result = calcium("o1", "2026-11-01", quantity("6.9", "mg/dL"));
    assertThat(detail(result)).doesNotContain("Not used");
    assertThat(explained("T-05", result).has("notUsed")).isFalse();
  }

  @Test
  void tellsARuleThatAwaitsItsCodesFromOneThatHoldsWithout() {
    assertThat(explained("T-03").path("state").asString()).isEqualTo("not-implemented");
    assertThat(explained("T-03").at("/awaitingCodes/0").asString()).isEqualTo("VS-Tumour");
    assertThat(explained("T-04").path("state").asString()).isEqualTo("not-met");
    assertThat(explained("T-04").at("/awaitingCodes/0").asString()).isEqualTo("VS-Tumour");
    assertThat(explained("T-02").path("state").asString()).isEqualTo("not-met");
    assertThat(explained("T-02").has("awaitingCodes")).isFalse();
  }

  @Test
  void countsTheCodesThatNobodyKnows() {
    assertThat(
            evaluate(
                    Set.of(),
                    request("r1", coded("urn:oid:9.9", "X")),
                    request("r2", coded(RXNORM, "310965")),
                    request("r3", "\"medicationCodeableConcept\":{\"text\":\"drops\"}"),
                    request("r4", "\"medicationCodeableConcept\":{\"coding\":[{\"code\":\"Z\"}]}"),
                    calcium("o1", "2026-11-01", quantity("9", "mg/dL")))
                .unmapped())
        .containsExactlyInAnyOrder(
            new UnmappedCode("MedicationRequest", new CodeKey("urn:oid:9.9", "X")),
            UnmappedCode.ofText("MedicationRequest"),
            new UnmappedCode("MedicationRequest", new CodeKey(UnmappedCode.NO_SYSTEM, "Z")));
  }

  @Test
  void asksForTheMedicationsThatDrugsReferTo() {
    assertThat(pathway.prefetch().templates())
        .containsEntry(
            "medicationRequests",
            "MedicationRequest?patient={{context.patientId}}"
                + "&_include=MedicationRequest:medication&_count=200")
        .containsEntry("conditions", "Condition?patient={{context.patientId}}&_count=200");
  }

  @Test
  void namesTheValueSetsAndMapsThatACardRestsOn() {
    byte[] response =
        new ResponseWriter()
            .write(
                new CardDeck(pathway, URI.create("http://127.0.0.1:1"), UUID::randomUUID)
                    .answer(
                        evaluate(Set.of(), request("r1", coded(RXNORM, "5640"))), VIEW, MOMENT));
    String why = MAPPER.readTree(response).at("/cards/0/extension/dev.carpus.why").toString();
    assertThat(why)
        .contains("https://carpus.example/fhir/ValueSet/VS-NSAID-Ingredient|0.1.0")
        .contains("https://carpus.example/fhir/ConceptMap/rxnorm-product-to-ingredient|0.1.0")
        .contains("https://site.example/ConceptMap/drugs|7")
        .doesNotContain("VS-Calcium")
        .doesNotContain("icd-10-cm-to-snomed-ct");
  }
}
