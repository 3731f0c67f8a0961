package dev.carpus.logic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeverTrueTest {
  private static final String CQL =
      """
      library Awaiting version '1'
      using FHIR version '4.0.1'
      include FHIRHelpers version '4.0.1' called FHIRHelpers
      valueset "Empty": 'https://v.example/empty'
      valueset "Full": 'https://v.example/full'
      context Patient
      define "Nothing": [Condition: "Empty"] C where C.onset is not null
      define "Something": [Condition: "Full"]
      define "Exists nothing": exists "Nothing"
      define "Exists something": exists "Something"
      define "Nothing and something": "Exists nothing" and "Exists something"
      define "Nothing or something": "Exists nothing" or "Exists something"
      define "Nothing or nothing": "Exists nothing" or exists ([Procedure: "Empty"])
      define "Not nothing": not "Exists nothing"
      define "Union with something": exists ([Condition: "Empty"] union [Condition: "Full"])
      define "Union of nothing": exists ([Condition: "Empty"] union [Procedure: "Empty"])
      define "Something in empty": exists ("Something" S where S.code in "Empty")
      define "Something in full": exists ("Something" S where S.code in "Full")
      define "First of nothing is null": First("Nothing") is null
      """;

  private static final NeverTrue NEVER_TRUE = neverTrue();

  private static NeverTrue neverTrue() {
    return switch (CqlTranslation.translate(CQL, List.of())) {
      case CqlTranslation.Outcome.Translated translated ->
          new NeverTrue(
              new ElmGraph(translated.main(), translated.included()),
              Set.of("https://v.example/empty"));
      case CqlTranslation.Outcome.Untranslatable untranslatable ->
          throw new IllegalStateException(untranslatable.problems().toString());
    };
  }

  @ParameterizedTest
  @CsvSource({
    "Exists nothing, true",
    "Exists something, false",
    "Nothing and something, true",
    "Nothing or something, false",
    "Nothing or nothing, true",
    "Not nothing, false",
    "Union with something, false",
    "Union of nothing, true",
    "Something in empty, true",
    "Something in full, false",
    "First of nothing is null, false"
  })
  void coversWhatCannotBecomeTrueWithoutCodes(String expression, boolean isCovered) {
    assertThat(NEVER_TRUE.covers(expression)).isEqualTo(isCovered);
  }
}
