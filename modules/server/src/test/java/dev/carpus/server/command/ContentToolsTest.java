package dev.carpus.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.CommandRun;
import dev.carpus.server.SmallContent;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What authors are told of content that is sound, of what it leaves out, and of what is wrong. */
class ContentToolsTest {
  private static final String PLAN = "small/PlanDefinition-small.json";
  private static final String CQL = "small/cql/Small.cql";
  private static final String FACTS = "small/cql/SmallFacts.cql";
  private static final String CASE = "small/cases/cramps-alone.json";

  @TempDir private Path folder = Path.of("");

  private SmallContent content = new SmallContent(Path.of(""));

  @BeforeEach
  void copyTheContent() {
    content = SmallContent.below(folder);
  }

  private CommandRun run(String... arguments) {
    return CommandRun.of(
        Stream.concat(Stream.of(arguments), Stream.of(content.folder().toString()))
            .toArray(String[]::new));
  }

  private static List<String> warnings(CommandRun run) {
    assertThat(run.code()).as(run.out()).isZero();
    return run.out()
        .lines()
        .filter(line -> line.contains(": warning: "))
        .map(line -> line.replaceFirst(";.*", ""))
        .toList();
  }

  @Test
  void tellsWhatNoCaseHasTried() {
    CommandRun run = run("content-test");
    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "small: 3 cases, 0 failed",
            "rules that speak: 1 of 2 shown by a case (50.0 %)",
            "  never shown: P-02",
            "  set aside, awaiting codes: P-03",
            "  never met: P-02",
            "branches of conditions: 8 of 10 values seen, true and false (80.0 %)",
            "  never true: SmallFacts.cql:24 Pain (2)",
            "  never false: SmallFacts.cql:20 Has cramps");
  }

  @Test
  void warnsOfWhatIsNotCompiled() {
    assertThat(run("validate").out()).doesNotContain("slower engine");

    content.edit(
        FACTS,
        "exists [Procedure: \"Films\"]",
        "exists [Procedure: \"Films\"]\n    and exists (ExpandValueSet(\"Films\"))");

    assertThat(warnings(run("validate")))
        .contains(
            FACTS
                + ":34: warning: the compiler does not know ExpandValueSet:"
                + " all of the pathway runs on the slower engine");
  }

  @Test
  void setsBranchesAsideThatAwaitCodes() {
    content.edit(CQL, "Facts.\"Pain\"", "Facts.\"Pain\" and not Facts.\"Rash\"");
    assertThat(run("content-test").out())
        .contains("8 of 10 values seen", "  set aside, awaiting codes: 1");
  }

  @ParameterizedTest(name = "rules {0} %, branches {1} %: {2}")
  @CsvSource({"50, 80, 0", "50.1, 80, 1", "50, 80.1, 1", "0, 0, 0", "100, 100, 1"})
  void failsWhereLessIsTriedThanIsWanted(String rules, String branches, int code) {
    CommandRun run = run("content-test", "--min-rules", rules, "--min-branches", branches);
    assertThat(run.code()).as(run.out()).isEqualTo(code);
    assertThat(run.out().contains("FAILED coverage")).isEqualTo(code == 1);
  }

  @ParameterizedTest
  @CsvSource({"-0.1", "100.1", "NaN", "many"})
  void refusesShareThatIsNone(String percent) {
    CommandRun run = run("content-test", "--min-rules=" + percent);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--min-rules");
  }

  @Test
  void saysWhatCameInTheStead() {
    content.edit(
        CASE, "\"cards\": []", "\"cards\": [{\"rules\": [\"P-01\"], \"indicator\": \"info\"}]");
    CommandRun failed = run("content-test");
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.out())
        .contains(
            "FAILED cramps-alone: Cramps without pain",
            "  expected, not there: info card P-01",
            "    P-01: not-met",
            "3 cases, 1 failed");
    assertThat(warnings(run("validate")))
        .contains(PLAN + ": warning: 1 of 3 cases give other cards than they expect");
  }

  @Test
  void goesOnBehindACaseThatCannotBeEvaluated() {
    content.edit(CASE, "\"hook\"", "\"notObtained\": [\"nothing\"], \"hook\"");
    CommandRun run = run("content-test");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            CASE + ": error: the case cannot be evaluated: notObtained names no prefetch key",
            "small: 2 cases, 1 failed");
    assertThat(run("validate").code()).isEqualTo(1);
  }

  @Test
  void warnsOfNothingButWhatIsOpen() {
    assertThat(warnings(run("validate")))
        .containsExactly(
            "small/terminology/ValueSet-rashes.json:1: warning: the value set awaits its codes: what"
                + " asks it is false",
            "small/sign-off.json:19: warning: P-03 is approved for version 1, the content is 2",
            PLAN + ":78: warning: no case shows the rule P-02");
  }

  @Test
  void warnsOfWhatServesNothing() {
    String unused = "small/terminology/ValueSet-unused.json";
    content
        .write(
            unused,
            """
            {"resourceType": "ValueSet", "url": "https://small.example/fhir/ValueSet/unused",
             "version": "1", "status": "draft", "compose": {"include": [
               {"system": "https://small.example/fhir/CodeSystem/findings",
                "concept": [{"code": "old"}]}]}}
            """)
        .write(
            "small/ActivityDefinition-unused.json",
            """
            {"resourceType": "ActivityDefinition", "version": "1", "status": "draft",
             "url": "https://small.example/fhir/ActivityDefinition/unused", "title": "T",
             "description": "D", "kind": "ServiceRequest", "code": {"text": "c"}}
            """)
        .edit(FACTS, "or exists [Condition: \"Outer\"]", "")
        .edit(
            FACTS,
            "define \"Rash\"",
            """
            define function "Twice"(n Integer):
              n * 2

            /* @evidence */
            define "Fever records":
              [Condition: "Fevers"]

            define "Rash\"\
            """)
        .edit(CQL, "Facts.\"Rash\"", "false");
    assertThat(warnings(run("validate")))
        .contains(
            unused
                + ": warning: no condition asks this value set, and none that is asked includes it",
            "small/ActivityDefinition-unused.json: warning: no action names this"
                + " ActivityDefinition",
            FACTS + ":29: warning: no condition reaches \"Twice\"",
            FACTS + ":36: warning: no condition reaches \"Rash\"")
        .anyMatch(line -> line.startsWith("small/terminology/ValueSet-rashes.json: "))
        .anyMatch(line -> line.startsWith("small/terminology/ValueSet-outer.json: "))
        .anyMatch(line -> line.startsWith("small/terminology/ValueSet-inner.json: "))
        .noneMatch(line -> line.contains("Fever records"))
        .noneMatch(line -> line.contains("override-reasons"));
  }

  @Test
  void takesAValueSetOfAQuestionnaireForUsed() {
    String unused = "ValueSet-inner.json: warning: no condition asks";
    content.edit(FACTS, "or exists [Condition: \"Outer\"]", "");
    assertThat(run("validate").out()).contains(unused);
    content.write(
        "small/Questionnaire-form.json",
        """
        {
          "resourceType": "Questionnaire",
          "url": "https://small.example/fhir/Questionnaire/form",
          "status": "draft",
          "item": [
            {
              "linkId": "1",
              "type": "choice",
              "answerValueSet": "https://small.example/fhir/ValueSet/inner|1"
            }
          ]
        }
        """);
    assertThat(run("validate").out()).doesNotContain(unused).doesNotContain("error: ");
  }

  @Test
  void refusesAFormThatIsNoQuestionnaire() {
    content.write("small/Questionnaire-form.json", "{\"item\": []}");
    assertThat(run("validate").out())
        .contains("small/Questionnaire-form.json: error: not FHIR R4: ");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"priority\": \"urgent\" | \"priority\": \"urgent\" | 1",
        "\"priority\": \"urgent\" | \"priority\": \"stat\" | 1",
        "\"priority\": \"urgent\" | \"priority\": \"routine\" | 0",
        "\"priority\": \"urgent\" | \"priority\": \"routine\", \"participant\": [{\"type\":"
            + " \"patient\"}] | 1",
        "\"priority\": \"urgent\" | \"priority\": \"routine\", \"participant\": [{\"type\":"
            + " \"practitioner\"}] | 0",
      })
  void wantsPlainWordsForWhatPatientsSee(String from, String to, int code) {
    content.edit(PLAN, "\"textEquivalent\": \"Plainly, P-02.\",", "").edit(PLAN, from, to);
    CommandRun run = run("validate");
    assertThat(run.code()).as(run.out()).isEqualTo(code);
    assertThat(run.out().contains("rule P-02 is seen by patients and has no textEquivalent"))
        .isEqualTo(code == 1);
  }

  @Test
  void wantsPlainWordsForAClauseThatPatientsSeeAndForItsRule() {
    content.edit(
        PLAN,
        "\"priority\": \"urgent\"",
        """
        "priority": "routine", "action": [{"id": "P-02-high", "description": "High.",
          "priority": "urgent",
          "condition": [{"kind": "applicability", "expression": {"description": "d",
            "language": "text/cql", "expression": "Small.\\"Fever\\""}}]}]\
        """);
    assertThat(run("validate").out())
        .contains("clause P-02-high is seen by patients and has no textEquivalent")
        .doesNotContain("rule P-02 is seen");
    content.edit(PLAN, "\"textEquivalent\": \"Plainly, P-02.\",", "");
    assertThat(run("validate").out()).contains("rule P-02 is seen by patients");
    content.edit(PLAN, "\"priority\": \"urgent\",", "");
    assertThat(run("validate").out()).doesNotContain("seen by patients");
  }

  @Test
  void namesWhatIsWrongWithSignOffs() {
    content.edit("small/sign-off.json", "\"P-02\"", "\"P-20\"");
    CommandRun run = run("validate");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("small/sign-off.json:10: error: there is no rule P-20");
  }
}
