package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.pathway.cases.CaseRun;
import dev.carpus.pathway.cases.Coverage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the authors' cases try of the shipped content. */
class ShippedCoverageTest {
  private static final List<CaseRun> RUNS = ShippedRuns.files().map(ShippedRuns::of).toList();

  @Test
  void showsEveryRuleThatACardCanName() {
    Coverage coverage = Coverage.of(ShippedPathway.get(), RUNS);
    assertThat(coverage.rules().never()).isEmpty();
    assertThat(coverage.rules().awaiting()).containsExactly("P-26");
    assertThat(coverage.rules().all()).hasSize(55);
  }

  @Test
  void makesNearlyEveryBranchOfTheConditionsTrueAndFalse() {
    Coverage coverage = Coverage.of(ShippedPathway.get(), RUNS);
    assertThat(coverage.branches().percent()).isGreaterThanOrEqualTo(95);
    assertThat(coverage.states().neverMet()).isEmpty();
    assertThat(coverage.states().alwaysMet()).isEmpty();
  }
}
