package dev.carpus.terminology.units;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.terminology.TerminologyProblem;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class UnitSpellingsTest {
  private static ConceptMap map(String name, String spelling, String ucum) {
    ConceptMap map = new ConceptMap();
    map.setUrl("https://carpus.example/fhir/ConceptMap/" + name);
    add(map.addGroup().setTarget(Units.UCUM), spelling, ucum, ConceptMapEquivalence.EQUIVALENT);
    return map;
  }

  private static void add(
      ConceptMapGroupComponent group, String spelling, String ucum, ConceptMapEquivalence as) {
    group.addElement().setCode(spelling).addTarget().setCode(ucum).setEquivalence(as);
  }

  private static Optional<String> text(UnitsReading reading, String text) {
    return reading.units().ucum(Optional.empty(), Optional.empty(), Optional.of(text));
  }

  @Test
  void readsASpelling() {
    UnitsReading reading = Units.read(List.of(map("one", "milligrams", "mg")));
    assertThat(reading.problems()).isEmpty();
    assertThat(text(reading, "milligrams")).contains("mg");
    assertThat(text(reading, "Milligrams")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"milligram", "", "mg//L", "mg/dL "})
  void reportsATargetThatIsNoUnit(String code) {
    UnitsReading reading = Units.read(List.of(map("one", "x", code)));
    assertThat(reading.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.resource()).isEqualTo("https://carpus.example/fhir/ConceptMap/one");
          assertThat(problem.pointer()).isEqualTo("/group/0/element/0/target/0/code");
          assertThat(problem.isWarning()).isFalse();
        });
    assertThat(text(reading, "x")).isEmpty();
  }

  @Test
  void reportsASpellingThatMeansTwoUnits() {
    UnitsReading reading = Units.read(List.of(map("one", "x", "mg"), map("two", "x ", "g")));
    assertThat(reading.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.resource()).isEqualTo("https://carpus.example/fhir/ConceptMap/two");
          assertThat(problem.message()).isEqualTo("the spelling x means mg already");
        });
  }

  @Test
  void acceptsASpellingThatIsGivenTwiceForTheSameUnit() {
    assertThat(Units.read(List.of(map("one", "x", "mg"), map("two", "x", "mg"))).problems())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = ConceptMapEquivalence.class,
      names = {"EQUAL", "EQUIVALENT", "NULL"},
      mode = Mode.EXCLUDE)
  void reportsAnEquivalenceThatIsNone(ConceptMapEquivalence equivalence) {
    ConceptMap map = map("one", "milligrams", "mg");
    add(map.getGroupFirstRep(), "grams", "g", equivalence);
    UnitsReading reading = Units.read(List.of(map));
    assertThat(reading.problems())
        .extracting(TerminologyProblem::pointer)
        .containsExactly("/group/0/element/1/target/0/equivalence");
    assertThat(text(reading, "milligrams")).contains("mg");
    assertThat(text(reading, "grams")).isEmpty();
  }

  @Test
  void acceptsAnEqualSpelling() {
    ConceptMap map = map("one", "milligrams", "mg");
    add(map.getGroupFirstRep(), "grams", "g", ConceptMapEquivalence.EQUAL);
    assertThat(text(Units.read(List.of(map)), "grams")).contains("g");
  }

  @Test
  void reportsAMapThatDoesNotLeadToUcum() {
    ConceptMap map = map("one", "x", "mg");
    map.getGroupFirstRep().setTarget("http://snomed.info/sct");
    UnitsReading reading = Units.read(List.of(map));
    assertThat(reading.problems())
        .extracting(TerminologyProblem::pointer)
        .containsExactly("/group/0/target");
    assertThat(text(reading, "x")).isEmpty();
  }
}
