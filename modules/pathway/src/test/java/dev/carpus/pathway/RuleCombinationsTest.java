package dev.carpus.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleCombinationsTest {
  private static final Citation GUIDE = new Citation("Guide", "A guide", Optional.empty());
  private static final Rule ONE = SmallRules.rule("P-01", GUIDE);
  private static final Rule OTHER = SmallRules.rule("P-02", GUIDE);
  private static final Rule UNSOURCED = SmallRules.rule("P-03");

  private final RuleCombinations combinations =
      new RuleCombinations(
          SmallRules.guideline(new Review(ReviewStatus.APPROVED, Map.of()), ONE, OTHER, UNSOURCED),
          Map.of(
              "P-01", SmallRules.vocabulary(true),
              "P-02", SmallRules.vocabulary(true),
              "P-03", SmallRules.vocabulary(true)));

  @Test
  void keepsWhatItMadeForRulesInTheirOrder() {
    RuleCombination both = combinations.of(List.of(ONE, OTHER));
    assertThat(combinations.of(List.of(ONE, OTHER))).isSameAs(both);
    assertThat(both.ids()).containsExactly("P-01", "P-02");
    assertThat(combinations.of(List.of(OTHER, ONE)).ids()).containsExactly("P-02", "P-01");
  }

  @Test
  void namesSourcesOnceAndRulesInTheirOrder() {
    RuleCombination both = combinations.of(List.of(OTHER, ONE));
    assertThat(both.sources().text()).isEqualTo("**Sources**\n\n- Guide: A guide");
    assertThat(both.provenance(Audience.PATIENT).text()).isEqualTo("_ Rules P-02, P-01._");
  }

  @Test
  void leavesOutWhatARuleHasNot() {
    assertThat(CardExtensions.why(combinations.of(List.of(UNSOURCED)), List.of()).text())
        .isEqualTo(
            """
            {"pathway":"https://small.example/PlanDefinition/small|2","rules":["P-03"],\
            "review":{"status":"under-review","label":"Pending clinical review"},\
            "signOff":[{"rule":"P-03","status":"under-review"}]}\
            """);
  }
}
