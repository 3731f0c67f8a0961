package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.logic.Answer;
import dev.carpus.logic.Evidence;
import dev.carpus.logic.HookOrders;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.Ternary;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A library that takes its terms, its parameters and its records from others. */
class SeveralLibrariesTest {
  private static final String WINDOWS =
      """
      library Windows version '1'
      using FHIR version '4.0.1'
      parameter LEAST Integer default 2
      parameter LOW Decimal default 7
      parameter STRICT Boolean default false
      parameter ENCOUNTER_ID String
      parameter HOOK String
      parameter DRAFT String
      parameter BASKET List<String> default List<String> {}
      """;

  private static final String TERMS =
      """
      library Terms version '1'
      using FHIR version '4.0.1'
      valueset "Cramp": 'https://carpus.example/fhir/ValueSet/VS-HandCramp'
      """;

  private static final String RECORD =
      """
      library Record version '1'
      using FHIR version '4.0.1'
      include FHIRHelpers version '4.0.1' called FHIRHelpers
      include Terms version '1' called Words
      include Windows version '1' called Windows
      valueset "Same name": 'https://carpus.example/fhir/ValueSet/VS-HandCramp'
      context Patient
      /* @evidence: shown */
      define "Cramps":
        [Condition: Words."Cramp"]
      define "There is a cramp": exists "Cramps"
      /* @evidence: shown */
      define "Cramps seen at a visit":
        "Cramps" T where exists ([Encounter] E where T.encounter.reference = 'Encounter/' + E.id)
      define "Cramps of this library":
        [Condition: "Same name"] T where exists ([Encounter] E where E.id = T.id)
      define "Many procedures": Count([Procedure]) >= Windows.LEAST
      define "Is strict": Windows.STRICT
      define function "Is judged"(R FHIR.ServiceRequest):
        ('ServiceRequest/' + R.id) = Windows.DRAFT
      """;

  private static final String MAIN =
      """
      library Main version '1'
      using FHIR version '4.0.1'
      include FHIRHelpers version '4.0.1' called FHIRHelpers
      include Record version '1' called Words
      include Windows version '1' called Windows
      valueset "Same name": 'https://carpus.example/fhir/ValueSet/VS-NSAID-Ingredient'
      context Patient
      define "Cramp": Words."There is a cramp"
      define "Cramp here": exists Words."Cramps"
      define "Cramp visit": exists Words."Cramps seen at a visit"
      define "Cramp visit by its own terms": exists Words."Cramps of this library"
      define "No cramp": not exists (Words."Cramps" union [Condition: "Same name"])
      define "Many": Words."Many procedures"
      define "Low": Windows.LOW > 6.5
      define "Strict": Words."Is strict"
      define "Of the encounter": Windows.ENCOUNTER_ID = 'e1'
      define "No encounter": Windows.ENCOUNTER_ID is null
      define "Signing": Windows.HOOK = 'order-sign'
      define "A judged order": exists ([ServiceRequest] R where Words."Is judged"(R))
      define "Judged is a draft":
        exists ([ServiceRequest] R where Words."Is judged"(R) and R.status = 'draft')
      define "A basket order":
        exists ([ServiceRequest] R where ('ServiceRequest/' + R.id) in Windows.BASKET)
      define "No basket": not exists (Windows.BASKET B where B is not null)
      """;

  private static final List<String> ASKED =
      List.of(
          "Cramp",
          "Cramp here",
          "Cramp visit",
          "Cramp visit by its own terms",
          "No cramp",
          "Many",
          "Low",
          "Strict",
          "Of the encounter",
          "No encounter",
          "Signing",
          "A judged order",
          "Judged is a draft",
          "A basket order",
          "No basket");

  private static final SmallLogic LOGIC = logic(Map.of());

  private static final RawResource CRAMP =
      RawResource.of(
          "Condition",
          """
          {"resourceType":"Condition","id":"c1","subject":{"reference":"Patient/p1"},
           "code":{"coding":[{"system":"http://snomed.info/sct","code":"424647005"}]},
           "encounter":{"reference":"Encounter/e1"}}
          """);

  private static final RawResource VISIT =
      RawResource.of("Encounter", "{\"resourceType\":\"Encounter\",\"id\":\"e1\"}");

  private static SmallLogic logic(Map<String, Object> parameters) {
    return SmallLogic.of(
        MAIN, List.of(WINDOWS, TERMS, RECORD), ASKED, TopicalRouteTest.shipped(), parameters);
  }

  private static Answer ask(String expression, Set<String> notObtained, RawResource... resources) {
    return LOGIC.ask(
        expression, new PatientRecord("p1", Optional.empty(), List.of(resources), notObtained));
  }

  private static Ternary ask(String expression, PatientRecord record) {
    return LOGIC.ask(expression, record).value();
  }

  private static RawResource order(String id, String status) {
    return RawResource.of(
        "ServiceRequest",
        "{\"resourceType\":\"ServiceRequest\",\"id\":\"%s\",\"status\":\"%s\"}"
            .formatted(id, status));
  }

  private static PatientRecord record(HookOrders orders, RawResource... resources) {
    return new PatientRecord("p1", Optional.of("e1"), List.of(resources), Set.of(), orders);
  }

  @ParameterizedTest
  @CsvSource({"Cramp", "Cramp here"})
  void restsOnTheRecordsOfTheLibraryThatTagsThem(String expression) {
    Answer answer = ask(expression, Set.of(), CRAMP);
    assertThat(answer.value()).isEqualTo(Ternary.TRUE);
    assertThat(answer.evidence()).extracting(Evidence::reference).containsExactly("Condition/c1");
    assertThat(ask(expression, Set.of()).value()).isEqualTo(Ternary.FALSE);
    assertThat(ask(expression, Set.of()).evidence()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Cramp", "Cramp here", "Cramp visit", "No cramp"})
  void isUnknownWhereTheRecordsOfAnotherLibraryWereNotObtained(String expression) {
    Answer answer = ask(expression, Set.of("Condition"));
    assertThat(answer.value()).isEqualTo(Ternary.UNKNOWN);
    assertThat(answer.missing()).containsExactly("Condition");
    assertThat(ask(expression, Set.of("Procedure")).value())
        .isEqualTo(expression.startsWith("No") ? Ternary.TRUE : Ternary.FALSE);
  }

  @Test
  void looksAtWhatAConditionNeedsOnlyWhereThereIsARecordThatItCouldBeOf() {
    assertThat(ask("Cramp visit", Set.of(), CRAMP, VISIT).value()).isEqualTo(Ternary.TRUE);
    assertThat(ask("Cramp visit", Set.of(), CRAMP).value()).isEqualTo(Ternary.FALSE);
    assertThat(ask("Cramp visit", Set.of("Encounter"), CRAMP).value()).isEqualTo(Ternary.UNKNOWN);
    assertThat(ask("Cramp visit", Set.of("Encounter")).value()).isEqualTo(Ternary.FALSE);
  }

  @Test
  void keepsTheTermsOfTheLibraryThatAskedForThem() {
    String expression = "Cramp visit by its own terms";
    assertThat(ask(expression, Set.of("Encounter"), CRAMP).value()).isEqualTo(Ternary.UNKNOWN);
    assertThat(ask(expression, Set.of("Encounter")).value()).isEqualTo(Ternary.FALSE);
  }

  @ParameterizedTest
  @CsvSource({"1, TRUE", "2, FALSE"})
  void takesAWindowOfAnotherLibrary(int least, Ternary expected) {
    RawResource procedure =
        RawResource.of("Procedure", "{\"resourceType\":\"Procedure\",\"id\":\"x1\"}");
    PatientRecord record = new PatientRecord("p1", Optional.empty(), List.of(procedure), Set.of());
    assertThat(logic(Map.of("LEAST", least)).ask("Many", record).value()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"6.6, TRUE", "6.5, FALSE"})
  void takesAThresholdOfAnotherLibrary(BigDecimal low, Ternary expected) {
    PatientRecord nothing = record(HookOrders.patientView());
    assertThat(logic(Map.of("LOW", low)).ask("Low", nothing).value()).isEqualTo(expected);
    assertThat(ask("Low", nothing)).isEqualTo(Ternary.TRUE);
  }

  @Test
  void takesASwitchOfAnotherLibrary() {
    PatientRecord nothing = record(HookOrders.patientView());
    assertThat(logic(Map.of("STRICT", true)).ask("Strict", nothing).value())
        .isEqualTo(Ternary.TRUE);
    assertThat(ask("Strict", nothing)).isEqualTo(Ternary.FALSE);
  }

  @Test
  void tellsTheLogicTheHookAndTheEncounter() {
    assertThat(ask("Signing", record(HookOrders.none("order-sign")))).isEqualTo(Ternary.TRUE);
    assertThat(ask("Signing", record(HookOrders.patientView()))).isEqualTo(Ternary.FALSE);
    assertThat(ask("Of the encounter", record(HookOrders.patientView()))).isEqualTo(Ternary.TRUE);
    assertThat(ask("No encounter", Set.of()).value()).isEqualTo(Ternary.TRUE);
  }

  @Test
  void tellsTheLogicWhichDraftIsJudgedAndWhichAreInTheBasket() {
    HookOrders orders =
        new HookOrders(
            "order-sign", Optional.of("ServiceRequest/s1"), List.of("ServiceRequest/s2"));
    assertThat(ask("A judged order", record(orders, order("s1", "draft")))).isEqualTo(Ternary.TRUE);
    assertThat(ask("A judged order", record(orders, order("s2", "draft"))))
        .isEqualTo(Ternary.FALSE);
    assertThat(ask("A basket order", record(orders, order("s2", "draft")))).isEqualTo(Ternary.TRUE);
    assertThat(ask("A basket order", record(orders, order("s1", "draft"))))
        .isEqualTo(Ternary.FALSE);
    assertThat(ask("No basket", record(orders))).isEqualTo(Ternary.FALSE);
    assertThat(ask("No basket", record(HookOrders.patientView()))).isEqualTo(Ternary.TRUE);
  }

  @Test
  void takesTheFirstOfTwoResourcesWithTheSameId() {
    HookOrders orders = new HookOrders("order-sign", Optional.of("ServiceRequest/s1"), List.of());
    assertThat(
            ask("Judged is a draft", record(orders, order("s1", "draft"), order("s1", "active"))))
        .isEqualTo(Ternary.TRUE);
    assertThat(
            ask("Judged is a draft", record(orders, order("s1", "active"), order("s1", "draft"))))
        .isEqualTo(Ternary.FALSE);
  }
}
