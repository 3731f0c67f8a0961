package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import dev.carpus.hooks.card.Action;
import dev.carpus.hooks.card.Card;
import dev.carpus.hooks.card.CdsResponse;
import dev.carpus.hooks.card.Coding;
import dev.carpus.hooks.card.Indicator;
import dev.carpus.hooks.card.ResponseWriter;
import dev.carpus.hooks.card.Suggestion;
import dev.carpus.hooks.request.HookContext;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.pathway.CardDeck;
import dev.carpus.pathway.Explanation;
import dev.carpus.pathway.Restraints;
import dev.carpus.pathway.Snoozes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CardsTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Moment MOMENT =
      new Moment(Instant.parse("2026-11-22T12:00:00.5Z"), ZoneOffset.UTC);
  private static final String PATIENT =
      "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"birthDate\":\"1981-08-14\"}";
  private static final String CRAMPS =
      """
      {"resourceType":"Condition","id":"c1",
       "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
       "code":{"coding":[{"system":"http://snomed.info/sct","code":"424647005","display":"Cramp <b>in</b> *limb*"}]},
       "bodySite":[{"coding":[{"system":"http://snomed.info/sct","code":"85562004"},{"system":"http://snomed.info/sct","code":"51440002"}]}],
       "subject":{"reference":"Patient/p1"},"onsetDateTime":"2026-11-02"}
      """;
  private static final String FILMS =
      """
      {"resourceType":"DiagnosticReport","id":"r1","status":"final",
       "code":{"coding":[{"system":"http://loinc.org","code":"36756-5","display":"XR Hand"}]},
       "subject":{"reference":"Patient/p1"},"effectiveDateTime":"2026-10-23"}
      """;

  private static PatientRecord record(Set<String> notObtained, String... resources) {
    List<RawResource> raw =
        List.of(resources).stream()
            .map(
                json -> RawResource.of(MAPPER.readTree(json).path("resourceType").asString(), json))
            .toList();
    return new PatientRecord("p1", Optional.empty(), raw, notObtained);
  }

  private static HookContext context(String user) {
    return new HookContext.PatientView(user, "p1", Optional.empty());
  }

  private static CdsResponse answer(String user, PatientRecord record) {
    HookContext context = context(user);
    return new CardDeck(
            ShippedPathway.get(), URI.create("https://cds.example/base/"), UUID::randomUUID)
        .answer(ShippedPathway.get().evaluate(context, record, MOMENT), context, MOMENT);
  }

  /** The card about imaging. */
  private static Card films(String user, PatientRecord record) {
    return answer(user, record).cards().stream()
        .filter(card -> card.source().topic().map(Coding::code).equals(Optional.of("imaging")))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode explain(PatientRecord record) {
    return MAPPER.readTree(
        new Explanation(ShippedPathway.get())
            .write(
                ShippedPathway.get().evaluate(context("Practitioner/1"), record, MOMENT), MOMENT));
  }

  /** P-63: what could not be checked is not told of a rule that is switched off. */
  @Test
  void doesNotAnnounceARuleThatIsSwitchedOff() {
    PatientRecord record = record(Set.of("Observation"), PATIENT, CRAMPS);
    List<String> announced = announced(Map.of(), record);
    assertThat(announced).contains("P-60");
    assertThat(announced(Map.of("P-60", "wrong"), record))
        .containsExactlyElementsOf(announced.stream().filter(id -> !id.equals("P-60")).toList());
    assertThat(announced(Map.of("P-63", "wrong"), record)).isEmpty();
  }

  private static List<String> announced(Map<String, String> off, PatientRecord record) {
    return ShippedPathway.get()
        .evaluate(context("Practitioner/1"), record, MOMENT, new Restraints(off, Snoozes.none()))
        .findings()
        .filter(finding -> finding.announced().isPresent())
        .map(finding -> finding.rule().id())
        .toList();
  }

  private static JsonNode rule(JsonNode explanation, String id) {
    for (JsonNode rule : explanation.path("rules")) {
      if (id.equals(rule.path("id").asString())) {
        return rule;
      }
    }
    throw new AssertionError("no rule " + id);
  }

  @Test
  void makesOneCardOfTheRulesOfAGroup() {
    Card card = films("Practitioner/1", record(Set.of(), PATIENT, CRAMPS));
    assertThat(card.indicator()).isEqualTo(Indicator.INFO);
    assertThat(card.source().label())
        .isEqualTo("Bilateral hand cramping pathway (pending clinical review)");
    assertThat(card.source().url())
        .contains(URI.create("https://cds.example/base/pathways/bilateral-hand-cramping"));
    assertThat(card.source().topic().map(Coding::code)).contains("imaging");
    assertThat(card.overrideReasons())
        .extracting(Coding::code)
        .containsExactly(
            "already-done", "not-applicable", "patient-declines", "do-later", "disagree", "other");
    JsonNode why =
        MAPPER.readTree(
            Optional.ofNullable(card.extension().values().get(CardDeck.WHY)).orElseThrow().text());
    assertThat(why.path("pathway").asString())
        .isEqualTo("https://carpus.example/fhir/PlanDefinition/bilateral-hand-cramping|0.1.0");
    assertThat(why.path("rules").toString()).isEqualTo("[\"P-08\",\"P-09\",\"P-11\"]");
    assertThat(why.at("/evidence/0/reference").asString()).isEqualTo("Condition/c1");
    assertThat(why.at("/evidence/0/date").asString()).isEqualTo("2026-11-02");
    assertThat(why.at("/review/status").asString()).isEqualTo("under-review");
  }

  /** P-58, and: data values are escaped. */
  @Test
  void saysInTheDetailWhatItRestsOnAndWhereItComesFrom() {
    String detail =
        films("Practitioner/1", record(Set.of(), PATIENT, CRAMPS)).detail().orElseThrow().text();
    assertThat(detail)
        .contains(
            "posteroanterior, lateral and oblique",
            "- Cramp \\<b\\>in\\</b\\> \\*limb\\*, 2026-11-02",
            "verified with primary sources",
            "5 September 2025",
            "Rules P-08, P-09, P-11")
        .doesNotContain("<b>");
  }

  @Test
  void suggestsADraftOrderThatIsValidFhir() {
    Card card = films("Practitioner/1", record(Set.of(), PATIENT, CRAMPS));
    Suggestion suggestion = card.suggestions().getFirst();
    Action.Create create = (Action.Create) suggestion.actions().getFirst();
    IParser strict =
        FhirContext.forR4Cached().newJsonParser().setParserErrorHandler(new StrictErrorHandler());
    ServiceRequest order =
        strict.parseResource(ServiceRequest.class, create.resource().json().text());
    assertThat(order.getStatus()).isEqualTo(ServiceRequest.ServiceRequestStatus.DRAFT);
    assertThat(order.getIntent()).isEqualTo(ServiceRequest.ServiceRequestIntent.ORDER);
    assertThat(order.getCode().getCodingFirstRep().getCode()).isEqualTo("36756-5");
    assertThat(order.getSubject().getReference()).isEqualTo("Patient/p1");
    assertThat(order.getReasonReferenceFirstRep().getReference()).isEqualTo("Condition/c1");
    assertThat(order.getAuthoredOnElement().getValueAsString()).isEqualTo("2026-11-22T12:00:00Z");
    assertThat(order.getInstantiatesCanonical().getFirst().getValue())
        .isEqualTo(
            "https://carpus.example/fhir/ActivityDefinition/xr-both-hands-three-views|0.1.0");
  }

  @Test
  void speaksPlainlyToPatientsAndOffersThemNoOrders() {
    for (String user : List.of("Patient/p1", "RelatedPerson/r1")) {
      Card card = films(user, record(Set.of(), PATIENT, CRAMPS));
      assertThat(card.suggestions()).isEmpty();
      assertThat(card.summary().text())
          .isEqualTo(
              "When both hands cramp, an X-ray of the hands is usually the first picture to take.");
      assertThat(card.detail().orElseThrow().text())
          .contains("Ask your clinician")
          .doesNotContain("posteroanterior");
    }
  }

  @Test
  void namesWhatCouldNotBeObtainedWithTheRulesThatStayUnknown() {
    CdsResponse response =
        answer("Practitioner/1", record(Set.of("DiagnosticReport"), PATIENT, CRAMPS));
    assertThat(response.cards())
        .noneMatch(card -> card.source().topic().map(Coding::code).equals(Optional.of("imaging")));
    JsonNode missing =
        MAPPER
            .readTree(new ResponseWriter().write(response))
            .at("/extension/dev.carpus.incomplete/missing");
    assertThat(missing.size()).isEqualTo(1);
    assertThat(missing.at("/0/key").asString()).isEqualTo("diagnosticReports");
    assertThat(missing.at("/0/rules").valueStream().map(rule -> rule.asString("")))
        .contains("P-08", "P-09", "P-11")
        .doesNotContain("P-01", "P-02");
  }

  @Test
  void namesTheElementThatIsMissing() {
    CdsResponse response =
        answer(
            "Practitioner/1",
            record(Set.of(), "{\"resourceType\":\"Patient\",\"id\":\"p1\"}", CRAMPS));
    assertThat(MAPPER.readTree(new ResponseWriter().write(response)).path("extension").toString())
        .contains("{\"key\":\"Patient.birthDate\",\"rules\":[\"P-01\",\"P-02\"");
  }

  @Test
  void saysNothingIsMissingByNotSpeakingOfIt() {
    assertThat(answer("Practitioner/1", record(Set.of(), PATIENT, CRAMPS)).extension().isEmpty())
        .isTrue();
  }

  @Test
  void explainsARuleThatIsShown() {
    JsonNode films = rule(explain(record(Set.of(), PATIENT, CRAMPS)), "P-08");
    assertThat(films.path("state").asString()).isEqualTo("met");
    assertThat(films.path("shown").asBoolean()).isTrue();
    assertThat(films.at("/evidence/0/reference").asString()).isEqualTo("Condition/c1");
    assertThat(films.at("/awaitingCodes/0").asString()).isEqualTo("VS-HospiceComfortCare");
  }

  @Test
  void explainsWhatHoldsARuleBack() {
    JsonNode films = rule(explain(record(Set.of(), PATIENT, CRAMPS, FILMS)), "P-08");
    assertThat(films.path("state").asString()).isEqualTo("met");
    assertThat(films.path("shown").asBoolean()).isFalse();
    assertThat(films.path("heldBackBy").asString())
        .isEqualTo("hand or wrist films done: XR Hand 2026-10-23 (DiagnosticReport/r1)");
  }

  @Test
  void explainsWhatIsUnknown() {
    JsonNode films = rule(explain(record(Set.of("ServiceRequest"), PATIENT, CRAMPS)), "P-08");
    assertThat(films.path("shown").asBoolean()).isFalse();
    assertThat(films.at("/missing/0").asString())
        .isEqualTo("hand or wrist films on order (not obtained: ServiceRequest)");
  }

  @Test
  void explainsEveryRuleOnce() {
    JsonNode explanation = explain(record(Set.of(), PATIENT));
    assertThat(explanation.path("rules").valueStream().map(rule -> rule.path("id").asString("")))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 64).mapToObj("P-%02d"::formatted).toList());
    assertThat(rule(explanation, "P-08").path("state").asString()).isEqualTo("not-met");
    assertThat(rule(explanation, "P-58").path("shown").asBoolean()).isFalse();
  }

  @Test
  void givesTheSameBytesInWhateverOrderTheRecordCame() {
    String second = CRAMPS.replace("\"c1\"", "\"c2\"");
    String one = evidence(record(Set.of(), PATIENT, CRAMPS, second));
    assertThat(evidence(record(Set.of(), second, CRAMPS, PATIENT))).isEqualTo(one);
    assertThat(one).contains("Condition/c1").contains("Condition/c2");
  }

  private static String evidence(PatientRecord record) {
    return new String(
            new ResponseWriter().write(answer("Practitioner/1", record)), StandardCharsets.UTF_8)
        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "uuid");
  }
}
