package dev.carpus.terminology.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which UCUM unit a FHIR Quantity has, by its system, its code and its text. */
class UcumCodeTest {
  private static final Units UNITS = ShippedUnits.get().units();
  private static final Optional<String> UCUM = Optional.of("http://unitsofmeasure.org");
  private static final Optional<String> SNOMED = Optional.of("http://snomed.info/sct");

  private static Optional<String> text(String unit) {
    return UNITS.ucum(Optional.empty(), Optional.empty(), Optional.of(unit));
  }

  private static Optional<String> code(String code) {
    return UNITS.ucum(UCUM, Optional.of(code), Optional.empty());
  }

  @Test
  void shipsATableWithoutProblems() {
    assertThat(ShippedUnits.get().problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mg/dl | mg/dL",
        "MG/DL | mg/dL",
        "mg/l | mg/L",
        "K/uL | 10*3/uL",
        "K/mcL | 10*3/uL",
        "x10E3/uL | 10*3/uL",
        "10^3/uL | 10*3/uL",
        "10^9/L | 10*9/L",
        "x10^9/L | 10*9/L",
        "Gpt/l | 10*9/L",
        "mmHg | mm[Hg]",
        "degrees C | Cel",
        "deg C | Cel",
        "°C | Cel",
        "ºC | Cel",
        "degrees F | [degF]",
        "°F | [degF]",
        "mm/hr | mm/h",
        "U/l | U/L",
        "IU/L | [IU]/L",
        "umol/l | umol/L",
        "µmol/L | umol/L",
        "μmol/L | umol/L",
        "mEq/L | meq/L",
        "mL/min/1.73m2 | mL/min/{1.73_m2}",
        "mL/min/1.73 m2 | mL/min/{1.73_m2}",
        "weeks | wk",
        "days | d",
        "years | a",
        "CM | cm",
        "score | {score}"
      })
  void understandsWhatIsWrittenInCharts(String spelling, String ucum) {
    assertThat(text(spelling)).contains(ucum);
    assertThat(code(spelling)).contains(ucum);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mg/dL", "ng/mL", "kg/m2", "/uL", "10*12/L", "{titer}", "kPa", "min"})
  void takesATextThatIsUcumForWhatItIs(String unit) {
    assertThat(text(unit)).contains(unit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C",
        "F",
        "K",
        "M",
        "G",
        "T",
        "IU",
        "G/L",
        "m",
        "m/uL",
        "MG",
        "Mg",
        "u",
        "ft",
        "10",
        "in",
        "mg/dL or so",
        "mg//L",
        "/",
        "",
        "tablet"
      })
  void doesNotGuessAtATextThatMayMeanSomethingElse(String unit) {
    assertThat(text(unit)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"K", "m", "mg/dL", "mL/min/{1.73_m2}", "10*3/uL{cells}", "1", "%"})
  void takesACodeOfUcumForWhatItIs(String code) {
    assertThat(code(code)).contains(code);
  }

  /** K/uL is kelvin per microlitre to UCUM, Mg/dL are megagrams, and u/L is a mass. */
  @ParameterizedTest
  @CsvSource({"K/uL, 10*3/uL", "Mg/dL, mg/dL", "u/L, U/L", "mL/min/1.73.m2, mL/min/{1.73_m2}"})
  void believesTheTableMoreThanACodeThatNobodyMeans(String code, String ucum) {
    assertThat(code(code)).contains(ucum);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C",
        "F",
        "G/L",
        "nonsense",
        "mg//L",
        "0",
        "-1",
        "m0",
        "m31",
        "m999999999",
        "99999999999"
      })
  void refusesACodeThatIsNoUnit(String code) {
    assertThat(code(code)).isEmpty();
  }

  @Test
  void refusesACodeThatIsLongerThanAnyUnit() {
    String brackets = "(".repeat(20_000) + "m" + ")".repeat(20_000);
    assertThat(code(brackets)).isEmpty();
    assertThat(code("mg{" + "x".repeat(90) + "}")).isPresent();
    assertThat(code("mg{" + "x".repeat(97) + "}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://unitsofmeasure.org",
        "http://unitsofmeasure.org/",
        "urn:oid:2.16.840.1.113883.6.8"
      })
  void knowsUcumByAllItsNames(String system) {
    assertThat(UNITS.ucum(Optional.of(system), Optional.of("K"), Optional.of("x"))).contains("K");
  }

  @Test
  void readsTheTextWhereTheCodeIsNoUnit() {
    assertThat(UNITS.ucum(UCUM, Optional.of("C"), Optional.of("degrees C"))).contains("Cel");
    assertThat(UNITS.ucum(UCUM, Optional.empty(), Optional.of("mg/dl"))).contains("mg/dL");
    assertThat(UNITS.ucum(UCUM, Optional.of("C"), Optional.of("C"))).isEmpty();
  }

  @Test
  void believesTheCodeOfUcumMoreThanItsText() {
    assertThat(UNITS.ucum(UCUM, Optional.of("mg/L"), Optional.of("mg/dL"))).contains("mg/L");
  }

  @Test
  void readsTheTextBesideAnotherSystemByTheTableAlone() {
    assertThat(UNITS.ucum(SNOMED, Optional.of("258797006"), Optional.of("mg/L"))).contains("mg/L");
    assertThat(UNITS.ucum(SNOMED, Optional.of("mg/L"), Optional.empty())).isEmpty();
    assertThat(UNITS.ucum(SNOMED, Optional.of("1"), Optional.of("ng/mL"))).isEmpty();
  }

  @Test
  void readsCodeAndTextWithoutASystemIfTheyAgree() {
    assertThat(UNITS.ucum(Optional.empty(), Optional.of("mg/dL"), Optional.of("mg/dl")))
        .contains("mg/dL");
    assertThat(UNITS.ucum(Optional.empty(), Optional.of("mg/dL"), Optional.of("milligrams")))
        .contains("mg/dL");
    assertThat(UNITS.ucum(Optional.empty(), Optional.of("mg/dL"), Optional.of("mg/L"))).isEmpty();
    assertThat(UNITS.ucum(Optional.empty(), Optional.of("K"), Optional.empty())).isEmpty();
  }

  @Test
  void hasNoUnitWhereNoneIsGiven() {
    assertThat(UNITS.ucum(Optional.empty(), Optional.empty(), Optional.empty())).isEmpty();
    assertThat(UNITS.ucum(UCUM, Optional.empty(), Optional.empty())).isEmpty();
    assertThat(UNITS.ucum(UCUM, Optional.of(" "), Optional.of(""))).isEmpty();
  }

  @Test
  void doesNotCountBlanksAround() {
    assertThat(text(" mg/dl ")).contains("mg/dL");
    assertThat(code("mg/dL ")).contains("mg/dL");
    assertThat(text("mg /dl")).isEmpty();
  }

  @Test
  void knowsTheLibrarysUnitsWithoutATable() {
    Units plain = Units.read(List.of()).units();
    assertThat(plain.ucum(UCUM, Optional.of("K/uL"), Optional.empty())).contains("K/uL");
    assertThat(plain.ucum(Optional.empty(), Optional.empty(), Optional.of("K/uL"))).isEmpty();
  }
}
