package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.logic.Answers;
import dev.carpus.logic.ConditionBranches;
import dev.carpus.logic.ConditionBranches.Branch;
import dev.carpus.logic.CqlTranslation;
import dev.carpus.logic.CqlTranslation.Outcome.Translated;
import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.Ternary;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The branches of conditions, answered beside the expressions that they are of. */
class ConditionBranchesEvaluationTest {
  private static final String PARTS =
      """
      library Parts version '1'
      using FHIR version '4.0.1'
      context Patient
      define "Treated": exists ([Procedure]) or exists ([MedicationRequest])
      """;

  private static final String RECORD =
      """
      library Record version '1'
      using FHIR version '4.0.1'
      include Parts version '1' called P
      context Patient
      define "Seen or treated": exists ([Encounter]) or P."Treated"
      """;

  private static final String MAIN =
      """
      library Main version '1'
      using FHIR version '4.0.1'
      include Record version '1' called R
      context Patient
      define "Rule": R."Seen or treated" and not exists ([Observation])
      """;

  private static Map<String, Ternary> answers(Set<String> notObtained, String... types) {
    Translated translated = (Translated) CqlTranslation.translate(MAIN, List.of(PARTS, RECORD));
    LogicProgram program =
        new LogicProgram(
            translated.main(),
            translated.included(),
            new TreeSet<>(Set.of("Rule")),
            TopicalRouteTest.shipped(),
            QuantityReadingTest.shippedUnits(),
            Map.of());
    ConditionBranches branches =
        ConditionBranches.of(translated.main(), translated.included(), program.expressions());
    List<RawResource> resources =
        List.of(types).stream()
            .map(type -> RawResource.of(type, "{\"resourceType\":\"" + type + "\",\"id\":\"x\"}"))
            .toList();
    Answers answers =
        new ReferenceEngine()
            .prepare(branches.withBranches(program))
            .answer(
                new PatientRecord("p1", Optional.empty(), resources, notObtained),
                new Moment(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC));
    Map<String, Ternary> values = new TreeMap<>();
    values.put("Rule", value(answers, "Rule"));
    for (Branch branch : branches.branches()) {
      values.put(branch.name(), value(answers, branch.expression()));
    }
    return values;
  }

  private static Ternary value(Answers answers, String expression) {
    return Objects.requireNonNull(answers.byExpression().get(expression), expression).value();
  }

  @Test
  void answersTheBranchesOfAllLibraries() {
    assertThat(answers(Set.of(), "Procedure"))
        .isEqualTo(
            Map.of(
                "Rule", Ternary.TRUE,
                "Rule (1)", Ternary.FALSE,
                "Seen or treated", Ternary.TRUE,
                "Seen or treated (1)", Ternary.FALSE,
                "Treated", Ternary.TRUE,
                "Treated (1)", Ternary.TRUE,
                "Treated (2)", Ternary.FALSE));
    assertThat(answers(Set.of(), "Encounter", "Observation"))
        .isEqualTo(
            Map.of(
                "Rule", Ternary.FALSE,
                "Rule (1)", Ternary.TRUE,
                "Seen or treated", Ternary.TRUE,
                "Seen or treated (1)", Ternary.TRUE,
                "Treated", Ternary.FALSE,
                "Treated (1)", Ternary.FALSE,
                "Treated (2)", Ternary.FALSE));
  }

  @Test
  void leavesUnknownWhatIsUnknown() {
    assertThat(answers(Set.of("Observation", "Procedure"), "Encounter"))
        .isEqualTo(
            Map.of(
                "Rule", Ternary.UNKNOWN,
                "Rule (1)", Ternary.UNKNOWN,
                "Seen or treated", Ternary.TRUE,
                "Seen or treated (1)", Ternary.TRUE,
                "Treated", Ternary.UNKNOWN,
                "Treated (1)", Ternary.UNKNOWN,
                "Treated (2)", Ternary.FALSE));
  }
}
