package dev.carpus.logic.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carpus.logic.CqlTranslation;
import dev.carpus.logic.ElmLibrary;
import dev.carpus.logic.EvaluationFailure;
import dev.carpus.logic.ExpressionName;
import dev.carpus.logic.Moment;
import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.facts.FactRecord;
import dev.carpus.logic.facts.Shape;
import dev.carpus.terminology.TerminologyLoader;
import dev.carpus.terminology.TerminologySources;
import dev.carpus.terminology.units.Units;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is worked out once is the same wherever it stands; what only looks the same is not. */
class CellsTest {
  private static final Moment MOMENT =
      new Moment(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
  private static final ExpressionName NAME = new ExpressionName("T", "E");
  private static final FactRecord NOBODY = new FactRecord(Map.of());
  private static final String OTHER =
      """
      library Other version '1'
      parameter BOUND Integer default 40
      define "Limit": 20
      define "Sum": 1 + "Limit"
      define function "Twice"(n Integer): n + n
      define function "Added"(n Integer): n + "Limit"
      """;
  private static final String HEAD =
      """
      library T version '1'
      include Other version '1' called O
      parameter BOUND Integer default 30
      define "Limit": 10
      define "Sum": 1 + "Limit"
      define function "Twice"(n Integer): n * 2 + 100
      define function "Twice"(text String): text + text
      define function "Added"(n Integer): n + "Limit"
      define function "Sum of"(n Integer, m Integer): n * 10 + m
      define function "Above"(values List<Integer>, n Integer): values V where V > n
      """;

  private static final String HEAD_OF_A_RECORD =
      """
      library T version '1'
      using FHIR version '4.0.1'
      include FHIRHelpers version '4.0.1'
      parameter HOOK String
      context Patient
      """;

  private static @Nullable Object value(String expression, Map<String, Object> parameters) {
    return program(HEAD, expression).evaluate(NOBODY, parameters, MOMENT).of(NAME);
  }

  private static CompiledProgram program(String head, String expression) {
    CqlTranslation.Outcome outcome =
        CqlTranslation.translate(head + "define \"E\":\n  " + expression, List.of(OTHER));
    if (!(outcome instanceof CqlTranslation.Outcome.Translated translated)) {
      throw new IllegalStateException(outcome.toString());
    }
    List<ElmLibrary> libraries = new ArrayList<>(translated.included());
    libraries.add(translated.main());
    CompiledProgram program =
        new CompiledProgram(
            libraries,
            List.of(NAME),
            TerminologyLoader.load(TerminologySources.of(List.of(), List.of(), List.of())).index(),
            Units.read(List.of()).units());
    assertThat(program.unsupported()).isEmpty();
    return program;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { "Sum", O."Sum" }                                         | [11, 21]
          { "Limit" + 1, O."Limit" + 1 }                             | [11, 21]
          { "Twice"(3), O."Twice"(3) }                               | [106, 6]
          { "Added"(3), O."Added"(3), "Added"(4) }                   | [13, 23, 14]
          { "Twice"('a'), "Twice"('b') }                             | [aa, bb]
          { BOUND, O.BOUND }                                         | [30, 40]
          { "Sum of"(1, 2), "Sum of"(2, 1) }                         | [12, 21]
          ({ 1, 2 }) V return "Sum of"(V, 3)                         | [13, 23]
          ({ 1, 2 }) V return "Sum of"(3, V)                         | [31, 32]
          ({ 1, 2 }) V return "Sum of"(V, V)                         | [11, 22]
          { "Above"({ 1, 2, 3 }, 1), "Above"({ 1, 2, 3 }, 2) }       | [[2, 3], [3]]
          ({ 1, 2 }) V return "Above"({ 1, 2, 3 }, V)                | [[2, 3], [3]]
          { First(({ 1, 2 }) V where V > 1), First(({ 3, 4 }) V where V > 3) } | [2, 4]
          ({ 1, 2 }) V return First(({ 5, 6 }) W where W > V + 4)    | [6, null]
          ({ 1, 2 }) V return First(({ 5, 6 }) W where W > 5)        | [6]
          ({ 1, 2 }) V let S: V + 1 return S * 10                    | [20, 30]
          ({ 1, 2 }) V let S: 5 + 1 return all S                     | [6, 6]
          from ({ 1, 2 }) V, ({ 1, 2 }) W where V < W return V * 10 + W | [12]
          ({ 2, 1, 3 }) V sort desc                                  | [3, 2, 1]
          ({ 1, 2, 3 }) V aggregate all R starting 0: R + V          | 6
          { Now() = Now(), Today() = date from Now() }               | [true, true]
          exists (({ 1, 2 }) V where V > 1)                          | true
          exists (({ 1, 2 }) V where V > 2)                          | false
          exists (({ 1, 2 }) V where V > 1 return null as Integer)   | false
          exists (({ 1, null, 2 }) V where V is null)                | false
          exists ((null as List<Integer>) V where V > 0)             | false
          exists (({ 1, 2 }) V return V)                             | true
          exists (({ 1, 2147483647 }) V where successor of V > 0)    | true
          """)
  void areOfOneMeaning(String expression, String expected) {
    assertThat(String.valueOf(value(expression, Map.of()))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exists (({ 2147483647, 1 }) V where successor of V > 0)",
        "exists ({ singleton from { 1, 2 } } union { 1 })",
        "{ 1 } union { singleton from { 1, 2 } }"
      })
  void failWhereARowFailsThatDecides(String expression) {
    CompiledProgram program = program(HEAD, expression);
    assertThatThrownBy(() -> program.evaluate(NOBODY, Map.of(), MOMENT).of(NAME))
        .isInstanceOf(EvaluationFailure.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          (U and true) and false             | false
          U and (true and true)              | null
          (true and U) and (U or true)       | null
          true and true and true             | true
          (U or false) or true               | true
          U or (false or false)              | null
          (false or U) or (U and false)      | null
          false or false or false            | false
          (U or true) and (U and true)       | null
          (true and false) or (false or U)   | null
          """)
  void joinTruthsHoweverTheyAreNested(String expression, String expected) {
    String head = HEAD + "define \"U\": null as Boolean\n";
    assertThat(
            String.valueOf(program(head, expression).evaluate(NOBODY, Map.of(), MOMENT).of(NAME)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { 1, 2 } union { 2, 3 } union { 3, 1, 4 }                      | [1, 2, 3, 4]
          { 1 } union ({ 2 } union { 1, 3 })                             | [1, 2, 3]
          { 1, 1 } union { }                                             | [1]
          { } union { } union { 2, 2, 1 }                                | [2, 1]
          { 1 } union (null as List<Integer>) union { 2 }                | [1, 2]
          (null as List<Integer>) union (null as List<Integer>)          | []
          { 1, null } union { null, 2 } union { null }                   | [1, null, 2]
          { 1 } union { 'a' } union { 1 }                                | [1, a]
          { 1, 2, 3, 4, 5 } union { 9, 8, 7 } union { 1, 9, 6, 6 }       | [1, 2, 3, 4, 5, 9, 8, 7, 6]
          Count((({ 1 }) V where V > 1) union { 2 } union { 2 })         | 1
          width of (Interval[1, 2] union Interval[3, 4] union Interval[4, 6]) | 5
          Interval[1, 2] union Interval[4, 5] union Interval[3, 3]       | null
          start of (Interval[1, 2] union (Interval[4, 5] union Interval[3, 3])) | 1
          (null as Interval<Integer>) union Interval[4, 5]               | null
          exists ({ } union { } union { 1 })                             | true
          exists ({ null } union ({ } union { null }))                   | false
          exists ((({ 1, 2 }) V where V > 2) union (({ 3 }) V where V > 2)) | true
          exists ((({ 1, 2 }) V where V > 2) union (({ 3 }) V where V > 3)) | false
          exists ((null as List<Integer>) union { })                     | false
          exists ({ 1 } union { singleton from { 1, 2 } })               | true
          exists ({ { 1 }, { } } union (null as List<List<Integer>>))    | true
          Interval[1, 2] union (null as Interval<Integer>)               | null
          ((null as Interval<Integer>) union (null as Interval<Integer>)) is null | true
          Interval[1, 2] union (null as Interval<Integer>) union (null as Interval<Integer>) | null
          """)
  void uniteHoweverManyThereAre(String expression, String expected) {
    assertThat(String.valueOf(value(expression, Map.of()))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'b' in { 'a', 'b' }                       | true
          'B' in { 'a', 'b' }                       | false
          (null as String) in { 'a', 'b' }          | false
          'a' in { 'b', null, 'a' }                 | true
          (null as String) in { 'b', null }         | true
          'a' in (null as List<String>)             | false
          2 in { 1, 2 }                             | true
          2.0 in { 1.0, 2.00 }                      | true
          (({ 'a', 'x' }) T where T in { 'a', 'b' }) | [a]
          """)
  void lookForOneAmongConstants(String expression, String expected) {
    assertThat(String.valueOf(value(expression, Map.of()))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"'', false", "C, false", "B, true", "'A,C', true"})
  void lookForWhatWasNotObtained(String notObtained, boolean expected) {
    CompiledProgram program =
        program(
            "library T version '1'\nparameter NOT_OBTAINED List<String>\n",
            "'A' in NOT_OBTAINED or 'B' in NOT_OBTAINED");
    List<String> keys = notObtained.isEmpty() ? List.of() : List.of(notObtained.split(","));
    assertThat(program.evaluate(NOBODY, Map.of("NOT_OBTAINED", keys), MOMENT).of(NAME))
        .isEqualTo(expected);
    assertThat(program.evaluate(NOBODY, Map.of(), MOMENT).of(NAME)).isEqualTo(false);
  }

  /** Elements that are written in the same way are one fact, for whichever record it is read. */
  @Test
  void areNotKeptWithAnElementThatRecordsShare() {
    Fact status = Fact.primitive(new Shape("code", List.of()), "final");
    CompiledProgram program =
        program(
            HEAD_OF_A_RECORD
                + "define function \"Is the hook\"(S FHIR.ObservationStatus): S = HOOK and true\n",
            "exists ([Observation] O where \"Is the hook\"(O.status))");
    assertThat(program.evaluate(observation(status), Map.of("HOOK", "final"), MOMENT).of(NAME))
        .isEqualTo(true);
    assertThat(program.evaluate(observation(status), Map.of("HOOK", "other"), MOMENT).of(NAME))
        .isEqualTo(false);
  }

  private static FactRecord observation(Fact status) {
    Fact observation = new Fact(new Shape("Observation", List.of("id", "status")));
    observation.put(1, status);
    return new FactRecord(Map.of("Observation", List.of(observation)));
  }

  @Test
  void areWorkedOutAnewInEachEvaluation() {
    assertThat(value("BOUND + 1", Map.of())).isEqualTo(31);
    assertThat(value("BOUND + 1", Map.of("BOUND", 1))).isEqualTo(2);
    assertThat(value("{ BOUND, O.BOUND }", Map.of("BOUND", 1))).isEqualTo(List.of(1, 1));
  }

  /** What is worth the same for most calls is worked out where anything differs. */
  @Test
  void areWorkedOutWhereTheyLookAtSomething() {
    FactRecord somebody =
        new FactRecord(Map.of("Patient", List.of(new Fact(new Shape("Patient", List.of())))));
    CompiledProgram program =
        program(
            HEAD_OF_A_RECORD, "{ exists [Patient], HOOK = 'patient-view', Today() = @2026-11-22 }");
    assertThat(program.evaluate(NOBODY, Map.of("HOOK", "patient-view"), MOMENT).of(NAME))
        .isEqualTo(List.of(false, true, true));
    assertThat(program.evaluate(somebody, Map.of("HOOK", "order-sign"), MOMENT).of(NAME))
        .isEqualTo(List.of(true, false, true));
    Moment later = new Moment(MOMENT.at().plus(Duration.ofDays(1)), ZoneOffset.UTC);
    assertThat(program.evaluate(NOBODY, Map.of("HOOK", "patient-view"), later).of(NAME))
        .isEqualTo(List.of(false, true, false));
  }

  /** A single value makes no list, and what is made of it stays as it is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          (5) V return V + 1                | 6
          (5) V return { V, V }             | [5, 5]
          (5) V where V > 5                 | null
          (null as Integer) V return 1      | null
          (null as List<Integer>) V return 1 | null
          ({ 1, 1 }) V return V             | [1]
          ({ 1, 1 }) V                      | [1, 1]
          ({ 1, 1 }) V return all V         | [1, 1]
          """)
  void keepTheShapeOfTheirSource(String expression, String expected) {
    assertThat(String.valueOf(value(expression, Map.of()))).isEqualTo(expected);
  }
}
