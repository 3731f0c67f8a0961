package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.carpus.logic.Answers;
import dev.carpus.logic.ClinicalLogic;
import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.Question;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.Ternary;
import dev.carpus.logic.UnsupportedElm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the compiler knows is compiled; for all else the official engine answers. */
class PreferredEngineTest {
  private static final String LIMITS =
      """
      library Limits version '1'
      using FHIR version '4.0.1'
      parameter LEAST Integer default 1
      """;
  private static final String HEAD =
      """
      library T version '1'
      using FHIR version '4.0.1'
      include FHIRHelpers version '4.0.1' called FHIRHelpers
      include Limits version '1' called Limits
      codesystem "SCT": 'http://snomed.info/sct'
      valueset "Cramp": 'https://carpus.example/fhir/ValueSet/VS-HandCramp'
      code "Code": '424647005' from "SCT"
      context Patient
      define "Codes": { "Code" }
      define "Asked": Count([Condition: "Cramp"]) >= Limits.LEAST and
      """;
  private static final int LAST_LINE = (int) HEAD.lines().count() + 1;
  private static final RawResource CRAMP =
      RawResource.of(
          "Condition",
          """
          {"resourceType":"Condition","id":"c1","subject":{"reference":"Patient/p1"},
           "code":{"coding":[{"system":"http://snomed.info/sct","code":"424647005"}]}}
          """);

  private static LogicProgram program(String condition, Map<String, Object> parameters) {
    return SmallLogic.program(
        HEAD + condition, List.of(LIMITS), Set.of("Asked"), TopicalRouteTest.shipped(), parameters);
  }

  private static PatientRecord record(RawResource... resources) {
    return new PatientRecord("p1", Optional.empty(), List.of(resources), Set.of());
  }

  private static Ternary ask(ClinicalLogic logic, RawResource... resources) {
    return new SmallLogic(logic).ask("Asked", record(resources)).value();
  }

  @Test
  void compilesTheShippedPathwayWhole() {
    assertThat(new PreferredEngine().prepare(ShippedLogic.program()).notCompiled()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"exists [Condition], TRUE", "exists [Procedure], FALSE"})
  void namesNothingWhereAllIsCompiled(String condition, Ternary expected) {
    ClinicalLogic logic = new PreferredEngine().prepare(program(condition, Map.of()));

    assertThat(logic.notCompiled()).isEmpty();
    assertThat(ask(logic, CRAMP)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          exists (ExpandValueSet("Cramp"))        | TRUE    | ExpandValueSet
          "Cramp".id = 'x'                        | FALSE   | ValueSetRef
          AgeInYears() > 3                        | UNKNOWN | CalculateAge
          exists [Condition: "Codes"]             | TRUE    | Retrieve by other than a value set
          10000000000000000000000000000.0 > 1.0   | TRUE    | Literal of such a type or value
          """)
  void asksTheOfficialEngineWhereThereIsAPieceThatTheCompilerDoesNotKnow(
      String condition, Ternary expected, String operator) {
    LogicProgram program = program(condition, Map.of());
    ClinicalLogic logic = new PreferredEngine().prepare(program);

    assertThat(logic.notCompiled())
        .singleElement()
        .satisfies(piece -> {
          assertThat(piece.library()).isEqualTo("T");
          assertThat(piece.line()).isEqualTo(LAST_LINE);
          assertThat(piece.operator()).isEqualTo(operator);
        });
    assertThat(ask(logic, CRAMP)).isEqualTo(expected);
    assertThat(logic.answer(record(CRAMP), SmallLogic.MOMENT))
        .isEqualTo(new ReferenceEngine().prepare(program).answer(record(CRAMP), SmallLogic.MOMENT));
  }

  /** A logic that wraps another one may have given it its name alone. */
  @ParameterizedTest
  @CsvSource({
    "exists [Condition], TRUE",
    "exists [Procedure], FALSE",
    "exists (ExpandValueSet(\"Cramp\")), TRUE",
    "exists ([Condition] C where C.recordedDate after Now()), FALSE",
    "exists ([Condition] C where C.recordedDate is null) and null, UNKNOWN"
  })
  void answersAQuestionAsItDoesItsExpression(String condition, Ternary expected) {
    ClinicalLogic logic = new PreferredEngine().prepare(program(condition, Map.of()));
    Answers answers = logic.answer(record(CRAMP), SmallLogic.MOMENT);

    assertThat(answers.value(logic.question("Asked"))).isEqualTo(expected);
    assertThat(answers.value(new Question("Asked"))).isEqualTo(expected);
    assertThat(answers.to("Asked").value()).isEqualTo(expected);
  }

  @Test
  void namesEveryPieceThatTheCompilerDoesNotKnow() {
    ClinicalLogic logic =
        new PreferredEngine()
            .prepare(program("(AgeInYears() > 3\n or \"Cramp\".id = 'x')", Map.of()));

    assertThat(logic.notCompiled())
        .extracting(UnsupportedElm::line, UnsupportedElm::operator)
        .containsExactlyInAnyOrder(
            tuple(LAST_LINE, "CalculateAge"), tuple(LAST_LINE + 1, "ValueSetRef"));
  }

  /** A piece that no condition reaches slows nobody down. */
  @Test
  void mindsNoPieceThatIsNeverAsked() {
    ClinicalLogic logic =
        new PreferredEngine()
            .prepare(program("true\ndefine \"Unasked\": AgeInYears() > 3", Map.of()));

    assertThat(logic.notCompiled()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "true, 1, TRUE, 0",
    "true, 2, FALSE, 0",
    "exists (ExpandValueSet(\"Cramp\")), 1, TRUE, 1",
    "exists (ExpandValueSet(\"Cramp\")), 2, FALSE, 1"
  })
  void takesOtherParametersOnEitherEngine(
      String condition, int least, Ternary expected, int notCompiled) {
    ClinicalLogic logic =
        new PreferredEngine()
            .prepare(program(condition, Map.of()))
            .withParameters(Map.of("LEAST", least));

    assertThat(logic.notCompiled()).hasSize(notCompiled);
    assertThat(ask(logic, CRAMP)).isEqualTo(expected);
  }
}
