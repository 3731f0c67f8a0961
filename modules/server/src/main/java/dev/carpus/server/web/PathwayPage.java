package dev.carpus.server.web;

import dev.carpus.hooks.Hook;
import dev.carpus.pathway.Citation;
import dev.carpus.pathway.Clause;
import dev.carpus.pathway.Guideline;
import dev.carpus.pathway.Proposal;
import dev.carpus.pathway.Review;
import dev.carpus.pathway.Rule;
import dev.carpus.pathway.RuleCondition;
import dev.carpus.pathway.RuleGroup;
import dev.carpus.pathway.SignOff;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** A pathway as a page for people: no scripts, and every word of the content escaped. */
final class PathwayPage {
  /** The page's only style, by whose hash the browser is told to accept it. */
  static final String STYLE =
      """
      :root { color-scheme: light dark; }
      body { font: 1rem/1.55 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { line-height: 1.2; margin-bottom: .3rem; }
      h2 { margin-top: 2.5rem; border-bottom: 1px solid; padding-bottom: .2rem; }
      h3 { margin-bottom: .2rem; }
      .id { font-family: ui-monospace, monospace; font-size: .85em; border: 1px solid; border-radius: .3rem; padding: .05rem .35rem; margin-right: .4rem; }
      .status { display: inline-block; font-weight: 600; border: 1px solid; border-radius: 1rem; padding: .1rem .8rem; }
      .note, .sources { font-size: .9rem; opacity: .85; }
      p { margin: .4rem 0; white-space: pre-line; }
      .sources { padding-left: 1.2rem; }
      """;

  private final StringBuilder html = new StringBuilder(16_384);

  private PathwayPage() {}

  /** The page of a pathway, as UTF-8. */
  static byte[] of(Guideline guideline) {
    return new PathwayPage().page(guideline).getBytes(StandardCharsets.UTF_8);
  }

  private String page(Guideline guideline) {
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    element("title", guideline.title());
    html.append("<style>").append(STYLE).append("</style>\n</head>\n<body>\n<main>\n");
    element("h1", guideline.title());
    html.append("<p class=\"status\">").append(escaped(guideline.review().status().label()));
    html.append("</p>\n");
    element("p", guideline.description());
    guideline.usage().ifPresent(usage -> element("p", usage));
    note(
        "Version "
            + guideline.version()
            + guideline.date().map(date -> " of " + date).orElse("")
            + ", "
            + guideline.url());
    guideline.groups().forEach(group -> group(group, guideline.review()));
    return html.append("</main>\n</body>\n</html>\n").toString();
  }

  private void group(RuleGroup group, Review review) {
    html.append("<section id=\"").append(escaped(group.id())).append("\">\n");
    element("h2", group.topic().display().orElse(group.id()));
    group.rules().forEach(rule -> rule(rule, review.of(rule)));
    html.append("</section>\n");
  }

  private void rule(Rule rule, SignOff signOff) {
    html.append("<article id=\"").append(escaped(rule.id())).append("\">\n<h3>");
    html.append("<span class=\"id\">").append(escaped(rule.id())).append("</span>");
    html.append(escaped(rule.title())).append("</h3>\n");
    note(
        rule.hooks().isEmpty()
            ? "Shows no card of its own."
            : "Shows cards on "
                + rule.hooks().stream()
                    .map(Hook::hookName)
                    .sorted()
                    .collect(Collectors.joining(", "))
                + ".");
    element("p", rule.detail());
    suggestion(rule.proposal());
    rule.clauses().forEach(this::clause);
    if (!rule.citations().isEmpty()) {
      html.append("<ul class=\"sources\">\n");
      rule.citations().forEach(this::citation);
      html.append("</ul>\n");
    }
    note(review(signOff));
    html.append("</article>\n");
  }

  private static String review(SignOff signOff) {
    return "Review: "
        + signOff.status().label()
        + signOff.date().map(date -> ", " + date).orElse("")
        + signOff.reviewer().map(reviewer -> ", " + reviewer).orElse("")
        + signOff.version().map(version -> ", version " + version).orElse("")
        + (signOff.isLapsed() ? ", which is not the present version" : "")
        + signOff.note().map(said -> ". " + said).orElse("");
  }

  private void clause(Clause clause) {
    clause.title().ifPresent(title -> element("h4", title));
    element(
        "p",
        clause.conditions().stream()
            .map(RuleCondition::description)
            .collect(Collectors.joining(" and ", "Where there is: ", ".")));
    clause.detail().ifPresent(detail -> element("p", detail));
    suggestion(clause.proposal());
  }

  private void suggestion(Optional<Proposal> proposal) {
    proposal.ifPresent(each -> note("Suggests: " + each.order().label()));
  }

  private void citation(Citation citation) {
    element(
        "li",
        citation.label()
            + ": "
            + citation.display()
            + citation.text().map(text -> ". " + text).orElse(""));
  }

  private void note(String text) {
    html.append("<p class=\"note\">").append(escaped(text)).append("</p>\n");
  }

  private void element(String name, String text) {
    html.append('<').append(name).append('>').append(escaped(text));
    html.append("</").append(name).append(">\n");
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
  }
}
