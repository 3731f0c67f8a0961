package dev.carpus.pathway.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.carpus.hooks.request.HookContext;
import dev.carpus.logic.Answers;
import dev.carpus.logic.ClinicalLogic;
import dev.carpus.logic.Ternary;
import dev.carpus.pathway.ConditionBranch;
import dev.carpus.pathway.Evaluation;
import dev.carpus.pathway.Finding;
import dev.carpus.pathway.Judgement;
import dev.carpus.pathway.Pathway;
import dev.carpus.pathway.PrefetchPlan;
import dev.carpus.pathway.Review;
import dev.carpus.pathway.ReviewStatus;
import dev.carpus.pathway.Rule;
import dev.carpus.pathway.SmallRules;
import dev.carpus.pathway.cases.ContentCase.Expectation;
import dev.carpus.pathway.content.ContentFile;
import dev.carpus.pathway.content.ContentProblem;
import dev.carpus.terminology.TerminologyLoader;
import dev.carpus.terminology.TerminologySources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private static final Rule SHOWN = SmallRules.rule("P-01");
  private static final Rule SILENT = SmallRules.rule("P-02");
  private static final Rule AWAITING = SmallRules.rule("P-03");
  private static final Rule CARRIED = SmallRules.rule("P-04", Optional.empty());

  private static final ConditionBranch TRIED = new ConditionBranch("tried", "L", 3, "t", false);
  private static final ConditionBranch ONE_WAY = new ConditionBranch("one", "L", 4, "o", false);
  private static final ConditionBranch UNSEEN = new ConditionBranch("unseen", "L", 0, "u", false);
  private static final ConditionBranch EMPTY = new ConditionBranch("empty", "L", 6, "e", true);

  private static final TerminologySources NO_TERMS =
      TerminologySources.of(List.of(), List.of(), List.of());
  private static final Pathway PATHWAY = pathway();

  private static Pathway pathway() {
    ClinicalLogic unasked = (_, _) -> Answers.of(Map.of(), List.of());
    return new Pathway(
        SmallRules.guideline(
            new Review(ReviewStatus.UNDER_REVIEW, Map.of()), SHOWN, SILENT, AWAITING, CARRIED),
        PrefetchPlan.of(Set.of(), TerminologyLoader.load(NO_TERMS).index(), Set.of()),
        unasked,
        _ -> unasked,
        Map.of(
            "P-01", SmallRules.vocabulary(true),
            "P-02", SmallRules.vocabulary(true),
            "P-03", SmallRules.vocabulary(false),
            "P-04", SmallRules.vocabulary(true)),
        List.of(TRIED, ONE_WAY, UNSEEN, EMPTY),
        Duration.ZERO);
  }

  private static CaseRun run(
      List<String> differences,
      Set<String> shown,
      Map<Rule, Ternary> states,
      Map<String, Ternary> branches) {
    List<Finding> findings =
        states.entrySet().stream()
            .map(each -> SmallRules.finding(each.getKey(), each.getValue(), Optional.empty()))
            .toList();
    ContentCase any =
        new ContentCase(
            "c",
            "c",
            Instant.EPOCH,
            new HookContext.PatientView("Practitioner/1", "p1", Optional.empty()),
            List.of(),
            Map.of(),
            Set.of(),
            new Expectation(List.of(), List.of()));
    return new CaseRun(
        any,
        differences,
        shown,
        new Evaluation(
            List.of(new Judgement(Optional.empty(), findings, branches)), List.of(), Map.of()));
  }

  private static final List<CaseRun> RUNS =
      List.of(
          run(
              List.of(),
              Set.of("P-01", "P-04"),
              Map.of(SHOWN, Ternary.TRUE, SILENT, Ternary.UNKNOWN, CARRIED, Ternary.TRUE),
              Map.of("t", Ternary.TRUE, "o", Ternary.TRUE, "u", Ternary.UNKNOWN)),
          run(
              List.of("a difference"),
              Set.of(),
              Map.of(SHOWN, Ternary.FALSE, SILENT, Ternary.UNKNOWN, AWAITING, Ternary.FALSE),
              Map.of("t", Ternary.FALSE, "o", Ternary.UNKNOWN, "e", Ternary.FALSE)));

  @Test
  void tellsWhichRulesNoCardHasNamedAndSetsAsideThoseWithoutCodes() {
    Coverage.Shown rules = Coverage.of(PATHWAY, RUNS).rules();
    assertThat(rules.all()).containsExactly("P-01", "P-02", "P-04");
    assertThat(rules.never()).containsExactly("P-02");
    assertThat(rules.awaiting()).containsExactly("P-03");
    assertThat(rules.percent()).isBetween(66.6, 66.7);
  }

  @Test
  void tellsWhichRulesWereNeverMetAndWhichAlways() {
    assertThat(Coverage.of(PATHWAY, RUNS).states())
        .isEqualTo(new Coverage.States(List.of("P-02"), List.of("P-02")));
    assertThat(Coverage.of(PATHWAY, RUNS.subList(0, 1)).states())
        .isEqualTo(new Coverage.States(List.of("P-02"), List.of("P-01", "P-02")));
    assertThat(Coverage.of(PATHWAY, RUNS.subList(1, 2)).states())
        .isEqualTo(new Coverage.States(List.of("P-01", "P-02"), List.of("P-02")));
  }

  @Test
  void countsBothValuesOfEachBranchAndSetsAsideThoseWithoutCodes() {
    Coverage.Branches branches = Coverage.of(PATHWAY, RUNS).branches();
    assertThat(branches.all()).containsExactly(TRIED, ONE_WAY, UNSEEN);
    assertThat(branches.neverTrue()).containsExactly(UNSEEN);
    assertThat(branches.neverFalse()).containsExactly(ONE_WAY, UNSEEN);
    assertThat(branches.awaiting()).containsExactly(EMPTY);
    assertThat(branches.percent()).isEqualTo(50);
  }

  @Test
  void countsNothingWhereNoCaseWasRun() {
    Coverage none = Coverage.of(PATHWAY, List.of());
    assertThat(none.rules().percent()).isZero();
    assertThat(none.branches().percent()).isZero();
    assertThat(none.rules().never()).containsExactly("P-01", "P-02", "P-04");
  }

  @Test
  void warnsOfFailedCasesAndOfRulesThatNoCaseShows() {
    ContentFile plan = new ContentFile("plan.json", "{\n \"id\":\"P-01\"},\n {\"id\" : \"P-02\"}");
    List<ContentProblem> warnings = CaseWarnings.of(PATHWAY, new SuiteRun(RUNS, List.of()), plan);
    assertThat(warnings).noneMatch(ContentProblem::isError);
    assertThat(warnings)
        .extracting(ContentProblem::line, ContentProblem::message)
        .containsExactly(
            tuple(0, "1 of 2 cases give other cards than they expect"),
            tuple(3, "no case shows the rule P-02"));
    assertThat(CaseWarnings.of(PATHWAY, new SuiteRun(RUNS.subList(0, 1), List.of()), plan))
        .hasSize(1);
  }
}
