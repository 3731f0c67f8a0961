package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.logic.Ternary;
import dev.carpus.terminology.TerminologyLoader;
import dev.carpus.terminology.TerminologySources;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the official CQL engine makes of quantities that were read: the right answer, or unknown.
 *
 * <p>Every row asks every expression, so that none of them may end the evaluation.
 */
class QuantityLogicTest {
  private static final Map<String, String> EXPRESSIONS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("canal", "Value < 13 'mm'"),
              Map.entry("crp", "Value > 10 'mg/L'"),
              Map.entry("crp-dl", "Value > 1 'mg/dL'"),
              Map.entry("platelets", "Value < 50 '10*3/uL'"),
              Map.entry("fever", "Value >= 38.0 'Cel'"),
              Map.entry("gestation", "Value >= 140 'd'"),
              Map.entry("gestation-days", "Value >= 140 days"),
              Map.entry("gestation-weeks", "Value >= 20 weeks"),
              Map.entry("egfr", "Value < 30 'mL/min/{1.73_m2}'"),
              Map.entry("enzyme", "Value > 120 'U/L'"),
              Map.entry("score", "Value >= 1 '{score}'"),
              Map.entry("titer", "Value >= 160 '{titer}'"),
              Map.entry("number", "Value.value >= 1.0"),
              Map.entry("above-range", "Value > High"),
              Map.entry("adult-onset", "Onset >= 18 years"),
              Map.entry("supply-ended", "@2026-11-01 + Supply < @2026-11-15")));
  private static final SmallLogic LOGIC = logic();

  private static SmallLogic logic() {
    StringBuilder cql =
        new StringBuilder(
            """
            library Quantities version '0.1.0'
            using FHIR version '4.0.1'
            include FHIRHelpers version '4.0.1' called FHIRHelpers
            context Patient
            define Value: First([Observation] O return O.value as FHIR.Quantity)
            define High: First(First([Observation]).referenceRange).high
            define Onset: First([Condition] C return C.onset as FHIR.Age)
            define Supply: First([MedicationRequest] M
              return M.dispenseRequest.expectedSupplyDuration)
            """);
    EXPRESSIONS.forEach(
        (name, expression) -> cql.append("define \"%s\": %s%n".formatted(name, expression)));
    return SmallLogic.of(
        cql.toString(),
        EXPRESSIONS.keySet(),
        TerminologyLoader.load(TerminologySources.of(List.of(), List.of(), List.of())).index());
  }

  private static Ternary ask(String expression, String type, String elements) {
    String resource =
        """
        {"resourceType":"%s","id":"r1","subject":{"reference":"Patient/p1"},%s}
        """
            .formatted(type, elements);
    return LOGIC.ask(expression, type, resource);
  }

  private static String quantity(String value, String unit) {
    return "{\"value\":" + value + ",\"unit\":\"" + unit + "\"}";
  }

  /** P-52, P-22, P-37, P-14 and P-60, P-13, P-28, P-38: thresholds from both sides. */
  @ParameterizedTest
  @CsvSource({
    "canal, 12.9, mm, TRUE",
    "canal, 13.0, mm, FALSE",
    "canal, 1.29, cm, TRUE",
    "canal, 1.3, cm, FALSE",
    "crp, 10, mg/L, FALSE",
    "crp, 10.1, mg/L, TRUE",
    "crp, 1.0, mg/dL, FALSE",
    "crp, 1.01, mg/dl, TRUE",
    "crp-dl, 10, mg/L, FALSE",
    "crp-dl, 10.1, mg/L, TRUE",
    "platelets, 49, 10*9/L, TRUE",
    "platelets, 50, 10*9/L, FALSE",
    "platelets, 49, K/uL, TRUE",
    "platelets, 50, x10E3/uL, FALSE",
    "fever, 37.9, Cel, FALSE",
    "fever, 38.0, Cel, TRUE",
    "fever, 100.3, [degF], FALSE",
    "fever, 100.4, [degF], TRUE",
    "fever, 100.3, degrees F, FALSE",
    "fever, 100.4, °F, TRUE",
    "gestation, 19, wk, FALSE",
    "gestation, 20, wk, TRUE",
    "gestation, 139, d, FALSE",
    "gestation, 140, days, TRUE",
    "gestation-days, 19, weeks, FALSE",
    "gestation-days, 20, wk, TRUE",
    "gestation-days, 139, d, FALSE",
    "egfr, 29, mL/min/1.73m2, TRUE",
    "egfr, 30, mL/min/{1.73_m2}, FALSE",
    "enzyme, 120, U/l, FALSE",
    "enzyme, 121, u/L, TRUE",
    "score, 0, {score}, FALSE",
    "score, 1, score, TRUE",
    "titer, 159, {titer}, FALSE",
    "titer, 160, titer, TRUE"
  })
  void answersRightlyOnBothSides(String expression, String value, String unit, Ternary expected) {
    assertThat(ask(expression, "Observation", "\"valueQuantity\":" + quantity(value, unit)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "canal, kg",
    "canal, furlongs",
    "fever, C",
    "fever, mm",
    "crp, mmol/L",
    "enzyme, IU/L",
    "score, furlongs",
    "number, furlongs",
    "gestation, mo",
    "gestation-weeks, d",
    "gestation-weeks, wk"
  })
  void doesNotKnowWhatItCannotCompare(String expression, String unit) {
    assertThat(ask(expression, "Observation", "\"valueQuantity\":" + quantity("12", unit)))
        .isEqualTo(Ternary.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "score | {\"value\":5}",
        "number | {\"value\":5}",
        "canal | {\"unit\":\"mm\"}",
        "canal | {\"value\":12,\"comparator\":\"<\",\"unit\":\"mm\"}",
        "canal | {\"value\":12,\"system\":\"http://snomed.info/sct\",\"code\":\"258673006\"}",
        "canal | {\"value\":1e400,\"unit\":\"cm\"}"
      })
  void doesNotKnowWhatIsNoQuantity(String expression, String quantity) {
    assertThat(ask(expression, "Observation", "\"valueQuantity\":" + quantity))
        .isEqualTo(Ternary.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, mg/dL, mg/L, FALSE",
    "1.1, mg/dL, mg/l, TRUE",
    "9, mg/L, '', UNKNOWN",
    "9, mg/L, furlongs, UNKNOWN"
  })
  void comparesWithTheLaboratorysOwnRange(
      String value, String unit, String rangeUnit, Ternary expected) {
    String elements =
        "\"valueQuantity\":%s,\"referenceRange\":[{\"high\":%s}]"
            .formatted(
                quantity(value, unit),
                rangeUnit.isEmpty() ? "{\"value\":10}" : quantity("10", rangeUnit));
    assertThat(ask("above-range", "Observation", elements)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"17, a, FALSE", "18, years, TRUE", "18, kg, UNKNOWN", "18, furlongs, UNKNOWN"})
  void comparesAges(String value, String unit, Ternary expected) {
    assertThat(ask("adult-onset", "Condition", "\"onsetAge\":" + quantity(value, unit)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"13, d, TRUE", "14, days, FALSE", "2, weeks, FALSE", "2, kg, UNKNOWN"})
  void addsDurationsToDates(String value, String unit, Ternary expected) {
    String elements =
        "\"dispenseRequest\":{\"expectedSupplyDuration\":" + quantity(value, unit) + "}";
    assertThat(ask("supply-ended", "MedicationRequest", elements)).isEqualTo(expected);
  }
}
