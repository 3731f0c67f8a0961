package dev.carpus.server.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.card.Coding;
import dev.carpus.hooks.card.Indicator;
import dev.carpus.pathway.Citation;
import dev.carpus.pathway.Clause;
import dev.carpus.pathway.Flowchart;
import dev.carpus.pathway.Guideline;
import dev.carpus.pathway.Review;
import dev.carpus.pathway.ReviewStatus;
import dev.carpus.pathway.Rule;
import dev.carpus.pathway.RuleCondition;
import dev.carpus.pathway.RuleGroup;
import dev.carpus.pathway.SignOff;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PathwayPageTest {
  private static final String EVIL = "<script>\"'&x</script>";

  @Test
  void escapesEveryWordOfTheContent() {
    String page = page(EVIL);

    assertThat(page).doesNotContain("<script").doesNotContain("\"'&x");
    assertThat(page.split("&lt;script&gt;&quot;&#39;&amp;x&lt;/script&gt;", -1))
        .hasSizeGreaterThan(12);
  }

  @Test
  void showsEachRuleWithItsSources() {
    String page = page("w0rd");

    assertThat(page)
        .contains("<h3><span class=\"id\">w0rd</span>w0rd</h3>")
        .contains("<li>w0rd: w0rd. w0rd</li>")
        .contains("Shows cards on order-sign, patient-view.")
        .contains("<p class=\"status\">Pending clinical review</p>")
        .contains("Version w0rd of w0rd, w0rd");
  }

  @Test
  void drawsEachGroupOfAPathwayWithoutAPictureOfItsOwn() {
    assertThat(page("w0rd"))
        .contains("<svg ", "data-step=\"w0rd\"", "data-rules=\"w0rd\"", "href=\"#w0rd\"");
  }

  @Test
  void findsRulesByTheirWordsWhateverTheirCaseAndAccents() {
    assertThat(page("w0rd", " W0RD  w0rd "))
        .contains(
            "1 of 1 rules speak of “W0RD  w0rd”", "<article id=\"w0rd\">", "class=\"step found\"");
    assertThat(page("Sjögren", "SJOGREN")).contains("1 of 1 rules", "<article");
    assertThat(page("w0rd", "w0rd other"))
        .contains("0 of 1 rules speak of “w0rd other”", "Show all rules")
        .doesNotContain("<article", "class=\"step found\"", "<section");
    assertThat(page("w0rd", " ")).contains("1 rules.").doesNotContain("speak of", "step found");
  }

  @Test
  void escapesWhatWasAsked() {
    assertThat(page("w0rd", EVIL)).doesNotContain("<script").contains("&lt;script&gt;");
  }

  @Test
  void rendersTheMarkdownOfTheAuthorsButNoMarkup() {
    assertThat(page("**w0rd** <b>x</b> [a](javascript:alert(1))"))
        .contains("<strong>w0rd</strong> &lt;b&gt;x&lt;/b&gt;")
        .doesNotContain("<b>", "href=\"javascript");
  }

  @Test
  void showsHowFarTheReviewOfEachRuleHasCome() {
    SignOff approved =
        new SignOff(
            ReviewStatus.APPROVED,
            Optional.of(LocalDate.of(2026, 11, 20)),
            Optional.of("A hand surgeon"),
            Optional.of("2"),
            Optional.of("for adults"),
            false);
    SignOff open =
        new SignOff(
            ReviewStatus.UNDER_REVIEW,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    SignOff lapsed =
        new SignOff(
            ReviewStatus.UNDER_REVIEW,
            Optional.of(LocalDate.of(2026, 11, 20)),
            Optional.of("A hand surgeon"),
            Optional.of("1"),
            Optional.empty(),
            true);

    assertThat(page("w0rd", approved))
        .contains("Review: Approved, 2026-11-20, A hand surgeon, version 2. for adults</p>");
    assertThat(page("w0rd", open)).contains("Review: Pending clinical review</p>");
    assertThat(page("w0rd", lapsed))
        .contains(
            "Review: Pending clinical review, 2026-11-20, A hand surgeon, version 1, which is not"
                + " the present version</p>");
  }

  private static String page(String word) {
    return page(word, "");
  }

  private static String page(String word, String asked) {
    return page(
        word,
        new SignOff(
            ReviewStatus.UNDER_REVIEW,
            Optional.empty(),
            Optional.of(word),
            Optional.of(word),
            Optional.of(word),
            true),
        asked);
  }

  private static String page(String word, SignOff signOff) {
    return page(word, signOff, "");
  }

  private static String page(String word, SignOff signOff, String asked) {
    Rule rule =
        new Rule(
            word,
            word,
            word,
            Optional.of(word),
            Optional.of(Indicator.INFO),
            Optional.empty(),
            Set.of(Hook.PATIENT_VIEW, Hook.ORDER_SIGN),
            List.of(new Citation(word, word, Optional.of(word))),
            new Rule.Conditions(Optional.empty(), List.of(), List.of(), Optional.empty()),
            List.of(
                new Clause(
                    word + "a",
                    Optional.of(word),
                    Optional.of(word),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(new RuleCondition(word, word)),
                    Optional.empty(),
                    Optional.empty())),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new Rule.Manner(false, false, false));
    RuleGroup group = new RuleGroup(word, Coding.of("http://s.example", "c", word), List.of(rule));
    Guideline guideline =
        new Guideline(
            word,
            word,
            word,
            Optional.of(word),
            word,
            word,
            Optional.of(word),
            new Review(ReviewStatus.UNDER_REVIEW, Map.of(word, signOff)),
            List.of(group),
            Flowchart.ofGroups(List.of(group)),
            List.of(),
            List.of(),
            Set.of());
    return new String(PathwayPage.of(guideline, asked), UTF_8);
  }
}
