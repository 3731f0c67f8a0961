package dev.carpus.logic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.logic.ConditionBranches.Branch;
import dev.carpus.logic.CqlTranslation.Outcome.Translated;
import dev.carpus.logic.CqlTranslation.Outcome.Untranslatable;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionBranchesTest {
  private static final String RECORD =
      """
      library Record version '1'
      using FHIR version '4.0.1'
      context Patient
      define "Operated": exists ([Procedure]) or "Seen"
      define "Seen": exists ([Encounter])
      define "Procedures": [Procedure] P where "Seen" and P.id is not null
      """;

  private static final String MAIN =
      """
      library Main version '1'
      using FHIR version '4.0.1'
      include FHIRHelpers version '4.0.1' called FHIRHelpers
      include Record version '1' called R
      parameter SWITCH Boolean default true
      context Patient
      define "Rule":
        "Adult" and not R."Operated"
          and (SWITCH or "Adult")
          and exists ([Condition])
      define "Adult": Patient.birthDate is not null
      define "Quiet": not (R."Seen" and SWITCH)
      define "Needed": R."Seen" implies exists ([Condition])
      define "Listed": exists R."Procedures"
      define "Known": ("Adult" and SWITCH) is true
      define "Lone": exists ([Observation])
      define "Window": "Adult" and Today() 3 days or less before Today()
      define "Joined by the translator":
        Patient.active is not true or 3 != 4 or Patient.birthDate between @2000 and @2001
      """;

  private static final Translated TRANSLATED = translated();

  private static Translated translated() {
    return switch (CqlTranslation.translate(MAIN, List.of(RECORD))) {
      case Translated translated -> translated;
      case Untranslatable untranslatable ->
          throw new IllegalStateException(untranslatable.problems().toString());
    };
  }

  private static List<Branch> of(String... expressions) {
    return ConditionBranches.of(TRANSLATED.main(), TRANSLATED.included(), List.of(expressions))
        .branches();
  }

  @Test
  void namesEveryOperandOfACondition() {
    assertThat(of("Rule"))
        .containsExactly(
            new Branch("Adult", "Main", 11, "Adult"),
            new Branch("Operated", "Record", 4, "Record.Operated"),
            new Branch("Operated (1)", "Record", 4, "Record.Operated (1)"),
            new Branch("Seen", "Record", 5, "Record.Seen"),
            new Branch("Rule (1)", "Main", 9, "Rule (1)"),
            new Branch("Rule (2)", "Main", 9, "Rule (2)"),
            new Branch("Rule (3)", "Main", 10, "Rule (3)"));
  }

  @Test
  void takesTheOperandOfANotForABranch() {
    assertThat(of("Quiet"))
        .extracting(Branch::name)
        .containsExactly("Quiet (1)", "Seen", "Quiet (2)");
  }

  @Test
  void takesBothSidesOfAnImplication() {
    assertThat(of("Needed")).extracting(Branch::name).containsExactly("Seen", "Needed (1)");
  }

  @Test
  void looksIntoConditionsThatAreNotOperands() {
    assertThat(of("Known")).extracting(Branch::name).containsExactly("Adult", "Known (1)");
  }

  @Test
  void hasNoneWhereNothingIsJoined() {
    assertThat(of("Lone")).isEmpty();
    assertThat(of("Seen")).isEmpty();
  }

  @Test
  void leavesQueriesAlone() {
    assertThat(of("Listed")).isEmpty();
  }

  @Test
  void leavesWhatTheTranslatorJoinsAlone() {
    assertThat(of("Window")).extracting(Branch::name).containsExactly("Adult", "Window (1)");
    assertThat(of("Joined by the translator")).hasSize(3);
  }

  @Test
  void namesABranchOnceThatIsMetTwice() {
    assertThat(of("Rule", "Quiet", "Needed"))
        .extracting(Branch::name)
        .filteredOn("Seen"::equals)
        .hasSize(1);
  }
}
