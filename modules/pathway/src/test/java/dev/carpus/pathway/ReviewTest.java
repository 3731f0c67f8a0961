package dev.carpus.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is said of the review of rules, and how cards tell it. */
class ReviewTest {
  private static final Citation GUIDE =
      new Citation("Guide", "A guide", Optional.of("A guide, 2026."));
  private static final Citation BOOK = new Citation("Weakly sourced", "A book", Optional.empty());
  private static final Rule SIGNED = SmallRules.rule("P-01", GUIDE, BOOK);
  private static final Rule SUBMITTED = SmallRules.rule("P-02", GUIDE);
  private static final Rule UNSAID = SmallRules.rule("P-03");

  private static SignOff signOff(ReviewStatus status) {
    return new SignOff(
        status,
        Optional.of(LocalDate.of(2026, 11, 20)),
        Optional.of("A hand surgeon"),
        Optional.of("2"),
        Optional.empty(),
        false);
  }

  private static Review review(ReviewStatus ofPathway) {
    return new Review(
        ofPathway,
        Map.of("P-01", signOff(ReviewStatus.APPROVED), "P-02", signOff(ReviewStatus.SUBMITTED)));
  }

  @ParameterizedTest
  @CsvSource({
    "SUBMITTED, SUBMITTED",
    "UNDER_REVIEW, UNDER_REVIEW",
    "APPROVED, UNDER_REVIEW",
  })
  void neverTakesARuleOfWhichNothingWasSaidForApproved(ReviewStatus pathway, ReviewStatus rule) {
    assertThat(review(pathway).of(UNSAID).status()).isEqualTo(rule);
  }

  @Test
  void countsTheLeastAdvancedOfThePathwayAndTheRules() {
    assertThat(review(ReviewStatus.APPROVED).least(List.of(SIGNED)))
        .isEqualTo(ReviewStatus.APPROVED);
    assertThat(review(ReviewStatus.UNDER_REVIEW).least(List.of(SIGNED)))
        .isEqualTo(ReviewStatus.UNDER_REVIEW);
    assertThat(review(ReviewStatus.APPROVED).least(List.of(SIGNED, UNSAID)))
        .isEqualTo(ReviewStatus.UNDER_REVIEW);
    assertThat(review(ReviewStatus.APPROVED).least(List.of(SIGNED, SUBMITTED, UNSAID)))
        .isEqualTo(ReviewStatus.SUBMITTED);
  }

  @Test
  void listsTheRulesThatAreNotApproved() {
    assertThat(review(ReviewStatus.APPROVED).unapproved(List.of(SUBMITTED, SIGNED, UNSAID)))
        .containsExactly(SUBMITTED, UNSAID);
  }

  private static JsonNode why(Review review, Rule... rules) {
    Map<String, RuleVocabulary> vocabularies =
        Stream.of(rules).collect(Collectors.toMap(Rule::id, _ -> SmallRules.vocabulary(true)));
    RuleCombination together =
        new RuleCombinations(SmallRules.guideline(review, rules), vocabularies).of(List.of(rules));
    return JsonMapper.builder().build().readTree(CardExtensions.why(together, List.of()).text());
  }

  @Test
  void tellsTheReviewOfEachRuleOfACard() {
    JsonNode why = why(review(ReviewStatus.APPROVED), SIGNED, UNSAID);
    assertThat(why.path("signOff").toString())
        .isEqualTo(
            """
            [{"rule":"P-01","status":"approved","date":"2026-11-20","reviewer":"A hand surgeon",\
            "version":"2"},{"rule":"P-03","status":"under-review"}]\
            """);
    assertThat(why.path("review").toString())
        .isEqualTo("{\"status\":\"under-review\",\"label\":\"Pending clinical review\"}");
    assertThat(why(review(ReviewStatus.APPROVED), SIGNED).at("/review/status").asString())
        .isEqualTo("approved");
  }

  @Test
  void tellsTheSourcesOfACardOnceEach() {
    assertThat(why(review(ReviewStatus.APPROVED), SIGNED, SUBMITTED).path("sources").toString())
        .isEqualTo(
            """
            [{"label":"Guide","display":"A guide","citation":"A guide, 2026."},\
            {"label":"Weakly sourced","display":"A book"}]\
            """);
  }
}
