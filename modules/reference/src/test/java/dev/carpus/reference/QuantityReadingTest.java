package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dev.carpus.terminology.units.Units;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityReadingTest {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final QuantityReading READING = new QuantityReading(shippedUnits());

  /** The units with the shipped table of spellings. */
  static Units shippedUnits() {
    try (InputStream table =
        QuantityReadingTest.class
            .getClassLoader()
            .getResourceAsStream("fhir-resources/units/ConceptMap-unit-spellings.json")) {
      return Units.read(List.of(FHIR.newJsonParser().parseResource(ConceptMap.class, table)))
          .units();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Observation observation(String quantity) {
    return FHIR.newJsonParser()
        .parseResource(
            Observation.class,
            "{\"resourceType\":\"Observation\",\"valueQuantity\":" + quantity + "}");
  }

  private static Quantity read(Observation observation, String... reasons) {
    assertThat(READING.read(observation)).extracting(QuantityNote::reason).containsExactly(reasons);
    return observation.getValueQuantity();
  }

  @ParameterizedTest
  @CsvSource({
    "12.9, mm, 12.9, mm",
    "49, K/uL, 49, 10*3/uL",
    "1.0, mg/dl, 1.0, mg/dL",
    "100.4, °F, 38, Cel",
    "38.0, degrees C, 38.0, Cel",
    "20, weeks, 140, d",
    "139, days, 139, d",
    "5, {score}, 5, {score}"
  })
  void bringsAQuantityToUcum(String value, String unit, String expected, String ucum) {
    Quantity quantity = read(observation("{\"value\":%s,\"unit\":\"%s\"}".formatted(value, unit)));
    assertThat(quantity.getValue()).isEqualByComparingTo(expected);
    assertThat(quantity.getSystem()).isEqualTo("http://unitsofmeasure.org");
    assertThat(quantity.getCode()).isEqualTo(ucum);
    assertThat(quantity.getUnit()).isEqualTo(ucum);
  }

  @Test
  void takesAwayAValueWithoutAUnit() {
    assertThat(read(observation("{\"value\":12}"), "unit missing").hasValue()).isFalse();
    String ucum = "{\"value\":12,\"system\":\"http://unitsofmeasure.org\"}";
    assertThat(read(observation(ucum), "unit missing").hasValue()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"furlongs", "C", "K"})
  void takesAwayAValueWhoseUnitIsNotUnderstood(String unit) {
    Observation observation = observation("{\"value\":12,\"unit\":\"" + unit + "\"}");
    assertThat(read(observation, "unit not understood: " + unit).hasValue()).isFalse();
  }

  @Test
  void saysTheCodeWhereThereIsNoText() {
    String tablet = "{\"value\":2,\"system\":\"http://snomed.info/sct\",\"code\":\"428673006\"}";
    read(observation(tablet), "unit not understood: 428673006");
  }

  @Test
  void saysTheBeginningOfALongText() {
    String unit = "x".repeat(41);
    read(
        observation("{\"value\":12,\"unit\":\"" + unit + "\"}"),
        "unit not understood: " + "x".repeat(40) + "…");
    read(
        observation("{\"value\":12,\"unit\":\"" + unit.substring(1) + "\"}"),
        "unit not understood: " + "x".repeat(40));
  }

  @Test
  void cutsNoCharacterInTwo() {
    String unit = "x".repeat(39) + "\ud83d\ude00";
    read(
        observation("{\"value\":12,\"unit\":\"" + unit + "x\"}"),
        "unit not understood: " + unit + "…");
    read(observation("{\"value\":12,\"unit\":\"" + unit + "\"}"), "unit not understood: " + unit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<", "<=", ">=", ">"})
  void takesAwayAValueThatIsABound(String comparator) {
    Observation observation =
        observation("{\"value\":60,\"comparator\":\"" + comparator + "\",\"unit\":\"mL/min\"}");
    assertThat(read(observation, "not an exact value: " + comparator).hasValue()).isFalse();
  }

  @Test
  void takesAwayAValueThatNothingMeasures() {
    assertThat(read(observation("{\"value\":1e100,\"unit\":\"mg/L\"}"), "value out of range"))
        .extracting(Quantity::hasValue)
        .isEqualTo(false);
    assertThat(read(observation("{\"value\":1e99,\"unit\":\"mg/L\"}")).hasValue()).isTrue();
  }

  @Test
  void hasNothingToSayOfAQuantityWithoutAValue() {
    assertThat(read(observation("{\"unit\":\"furlongs\"}")).getUnit()).isEqualTo("furlongs");
  }

  @Test
  void tellsWhereTheQuantityStands() {
    Observation observation = observation("{\"value\":1}");
    observation.addReferenceRange().setHigh(new Quantity(5));
    observation.addComponent().setValue(new Quantity(2).setUnit("mg/dl"));
    observation.addComponent().setValue(new Quantity(3).setUnit("furlongs"));
    assertThat(READING.read(observation))
        .containsExactlyInAnyOrder(
            new QuantityNote("Observation.value", "unit missing"),
            new QuantityNote("Observation.referenceRange[0].high", "unit missing"),
            new QuantityNote("Observation.component[1].value", "unit not understood: furlongs"));
    assertThat(observation.getComponent().getFirst().getValueQuantity().getCode())
        .isEqualTo("mg/dL");
  }

  @Test
  void leavesRangesRatiosAndSampledDataAlone() {
    for (String value :
        List.of(
            "\"valueRange\":{\"low\":{\"value\":1},\"high\":{\"value\":2,\"unit\":\"wk\"}}",
            "\"valueRatio\":{\"numerator\":{\"value\":1},\"denominator\":{\"value\":160}}",
            "\"valueSampledData\":{\"origin\":{\"value\":0},\"period\":1,\"dimensions\":1}")) {
      String text = "{\"resourceType\":\"Observation\"," + value + "}";
      Resource resource = (Resource) FHIR.newJsonParser().parseResource(text);
      assertThat(READING.read(resource)).isEmpty();
      assertThat(FHIR.newJsonParser().encodeToString(resource)).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "14, days, 14, d",
    "2, wk, 14, d",
    "1, month, 1, mo",
    "1, yr, 1, a",
    "36, h, 36, h",
    "14, mg, , mg",
    "14, %, , %"
  })
  void keepsADurationOfTimeAlone(String value, String unit, String expected, String ucum) {
    MedicationRequest request =
        FHIR.newJsonParser()
            .parseResource(
                MedicationRequest.class,
                """
                {"resourceType":"MedicationRequest","dispenseRequest":{
                 "expectedSupplyDuration":{"value":%s,"unit":"%s"}}}
                """
                    .formatted(value, unit));
    List<QuantityNote> notes = READING.read(request);
    Quantity duration = request.getDispenseRequest().getExpectedSupplyDuration();
    if (expected == null) {
      assertThat(duration.hasValue()).isFalse();
      assertThat(notes)
          .containsExactly(
              new QuantityNote(
                  "MedicationRequest.dispenseRequest.expectedSupplyDuration",
                  "unit not of time: " + ucum));
    } else {
      assertThat(notes).isEmpty();
      assertThat(duration.getValue()).isEqualByComparingTo(expected);
      assertThat(duration.getCode()).isEqualTo(ucum);
    }
  }
}
