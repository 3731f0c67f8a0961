package dev.carpus.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.card.Coding;
import dev.carpus.hooks.card.Indicator;
import dev.carpus.hooks.card.SelectionBehavior;
import dev.carpus.pathway.Citation;
import dev.carpus.pathway.Guideline;
import dev.carpus.pathway.ReviewStatus;
import dev.carpus.pathway.Rule;
import dev.carpus.pathway.RuleGroup;
import java.util.List;
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
        .contains("Pending clinical review");
  }

  private static String page(String word) {
    Rule rule =
        new Rule(
            word,
            word,
            word,
            Optional.of(word),
            Optional.of(Indicator.INFO),
            List.of(new Citation(word, word, Optional.of(word))),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    RuleGroup group =
        new RuleGroup(
            word,
            Coding.of("http://s.example", "c", word),
            Set.of(Hook.PATIENT_VIEW, Hook.ORDER_SIGN),
            SelectionBehavior.ANY,
            List.of(rule));
    Guideline guideline =
        new Guideline(
            word,
            word,
            word,
            word,
            word,
            Optional.of(word),
            ReviewStatus.UNDER_REVIEW,
            List.of(group),
            List.of(),
            Set.of());
    return new String(PathwayPage.of(guideline), UTF_8);
  }
}
