package dev.carpus.pathway.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.logic.Ternary;
import dev.carpus.pathway.Explanation.Explained;
import dev.carpus.pathway.SmallRules;
import dev.carpus.pathway.cases.ContentCase.Expectation;
import dev.carpus.pathway.cases.ContentCase.ExpectedCard;
import dev.carpus.pathway.cases.ContentCase.ExpectedRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DifferencesTest {
  private static final List<Explained> RULES =
      List.of(
          explained("P-01", Ternary.TRUE, Optional.empty(), "met"),
          explained("P-02", Ternary.TRUE, Optional.of("films done"), "met"),
          explained("P-03", Ternary.UNKNOWN, Optional.empty(), "unknown"),
          explained("P-04", Ternary.FALSE, Optional.empty(), "not-met"),
          explained("P-05", Ternary.FALSE, Optional.empty(), "not-implemented"));

  private static Explained explained(
      String id, Ternary state, Optional<String> heldBackBy, String words) {
    return new Explained(
        SmallRules.finding(SmallRules.rule(id), state, heldBackBy), words, id.equals("P-01"));
  }

  private static SeenCard seen(String indicator, String... rules) {
    return new SeenCard(Set.of(rules), indicator, List.of(Set.of("s|1", "t|1"), Set.of("s|2")));
  }

  private static ExpectedCard card(String indicator, String... rules) {
    return new ExpectedCard(Set.of(rules), indicator, Optional.empty());
  }

  private static List<String> differences(List<SeenCard> seen, ExpectedCard... expected) {
    return new Differences(seen, RULES).from(new Expectation(List.of(expected), List.of()));
  }

  @Test
  void hasNothingToSayOfWhatWasExpected() {
    assertThat(differences(List.of(seen("info", "P-01", "P-02")), card("info", "P-02", "P-01")))
        .isEmpty();
  }

  @Test
  void namesTheCardThatIsMostLikeAMissingOneAndWhyItsRulesAreSilent() {
    assertThat(
            differences(
                List.of(seen("info", "P-09"), seen("warning", "P-01")),
                card("info", "P-01", "P-02", "P-03", "P-04", "P-05", "P-77")))
        .containsExactly(
            "expected, not there: info card P-01, P-02, P-03, P-04, P-05, P-77;"
                + " nearest: warning card P-01",
            "  P-02: met, held back by films done",
            "  P-03: unknown, not known: the films",
            "  P-04: not-met",
            "  P-05: not-implemented",
            "  P-77: there is no such rule",
            "there, not expected: info card P-09",
            "there, not expected: warning card P-01");
  }

  @Test
  void fallsBackOnACardOfTheSameIndicatorAndElseOnNone() {
    assertThat(differences(List.of(seen("info", "P-09")), card("info", "P-04")).getFirst())
        .isEqualTo("expected, not there: info card P-04; nearest: info card P-09");
    assertThat(differences(List.of(seen("warning", "P-09")), card("info", "P-04")).getFirst())
        .isEqualTo("expected, not there: info card P-04");
  }

  @Test
  void saysWhereARuleIsInACardThatWasExpected() {
    assertThat(
            differences(
                List.of(seen("info", "P-01")), card("info", "P-01"), card("critical", "P-01")))
        .containsExactly(
            "expected, not there: critical card P-01", "  P-01: is in the info card P-01");
  }

  @Test
  void comparesIndicatorsAndSuggestions() {
    ExpectedCard more = new ExpectedCard(Set.of("P-01"), "info", Optional.of(Set.of("s|1", "s|3")));
    ExpectedCard fewer = new ExpectedCard(Set.of("P-01"), "info", Optional.of(Set.of("s|1")));
    ExpectedCard same = new ExpectedCard(Set.of("P-01"), "info", Optional.of(Set.of("t|1", "s|2")));
    List<SeenCard> seen = List.of(seen("info", "P-01"));
    assertThat(differences(seen, card("warning", "P-01")))
        .containsExactly("info card P-01: expected the indicator warning");
    assertThat(differences(seen, more).getFirst()).contains("expected to suggest [s|1, s|3], got");
    assertThat(differences(seen, fewer).getFirst()).contains("expected to suggest [s|1], got");
    assertThat(differences(seen, same)).isEmpty();
  }

  private static List<String> differences(ExpectedRule rule) {
    return new Differences(List.of(), RULES).from(new Expectation(List.of(), List.of(rule)));
  }

  @Test
  void comparesWhatTheExplanationSays() {
    assertThat(
            differences(new ExpectedRule("P-02", "met", Optional.of(false), Optional.of("films"))))
        .isEmpty();
    assertThat(
            differences(
                new ExpectedRule("P-02", "not-met", Optional.of(true), Optional.of("scans"))))
        .containsExactly(
            "P-02: expected not-met, is met, held back by films done",
            "P-02: expected to be shown, is met, held back by films done",
            "P-02: expected to be held back by scans, is by films done");
    assertThat(
            differences(new ExpectedRule("P-01", "met", Optional.of(false), Optional.of("films"))))
        .containsExactly(
            "P-01: shown, expected not to be",
            "P-01: expected to be held back by films, is not held back");
    assertThat(differences(new ExpectedRule("P-77", "met", Optional.empty(), Optional.empty())))
        .containsExactly("explain: there is no rule P-77");
  }
}
