package dev.carpus.server.page;

import dev.carpus.hooks.Hook;
import dev.carpus.pathway.Citation;
import dev.carpus.pathway.Clause;
import dev.carpus.pathway.Guideline;
import dev.carpus.pathway.Proposal;
import dev.carpus.pathway.Review;
import dev.carpus.pathway.ReviewStatus;
import dev.carpus.pathway.Rule;
import dev.carpus.pathway.RuleCondition;
import dev.carpus.pathway.RuleGroup;
import dev.carpus.pathway.SignOff;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.web.util.HtmlUtils;

/**
 * A pathway as a page for people: its picture, a search, and every rule with its sources and its
 * review. There are no scripts, and every word of the content is escaped.
 */
public final class PathwayPage {
  /** The page's only style, by whose hash the browser is told to accept it. */
  public static final String STYLE =
      """
      :root { color-scheme: light; --ink: #17242f; --quiet: #50606d; --line: #d5dee5; --link: #0b5a8a; }
      * { box-sizing: border-box; }
      body { font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif; margin: 0; color: var(--ink); background: #f3f6f8; }
      main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: anywhere; }
      a { color: var(--link); }
      :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
      h1 { line-height: 1.2; margin: 0 0 .4rem; }
      h2 { margin: 2.2rem 0 .6rem; font-size: 1.25rem; }
      h3 { margin: 0 0 .2rem; font-size: 1.0625rem; line-height: 1.35; }
      h4 { margin: .8rem 0 .1rem; font-size: 1rem; }
      .id { font-family: ui-monospace, "Liberation Mono", monospace; font-size: .8125em; background: #eaf3fa; color: #104a78; border-radius: .3rem; padding: .1rem .4rem; margin-right: .5rem; }
      .status { display: inline-block; font-weight: 600; border: 1px solid #c27803; background: #fff6e3; color: #6f4200; border-radius: 1rem; padding: .1rem .8rem; }
      .status.approved { border-color: #1b6b3a; background: #e9f6ee; color: #1b6b3a; }
      .picture { overflow-x: auto; background: #fff; border: 1px solid var(--line); border-radius: .5rem; padding: .5rem; }
      .search { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin: 1.5rem 0 0; }
      .search label { flex: 1 1 16rem; font-weight: 600; }
      .search input, .search button { font: inherit; padding: .45rem .7rem; border: 1px solid #8596a3; border-radius: .4rem; background: #fff; color: inherit; }
      .search input { display: block; width: 100%; font-weight: 400; margin-top: .15rem; }
      .search button { color: var(--link); font-weight: 600; cursor: pointer; }
      article { background: #fff; border: 1px solid var(--line); border-radius: .5rem; padding: .8rem 1rem; margin: .7rem 0; }
      article:target { border-color: var(--link); box-shadow: 0 0 0 2px var(--link); }
      .note, .sources { font-size: .9rem; color: var(--quiet); }
      p { margin: .4rem 0; }
      .sources { padding-left: 1.2rem; margin: .4rem 0; }
      .review { border-top: 1px solid var(--line); padding-top: .4rem; }
      ul { padding-left: 1.3rem; }
      @media (max-width: 46rem) { main { padding-inline: .75rem; } h1 { font-size: 1.5rem; } }
      """
          + FlowchartDrawing.STYLE;

  private static final List<Extension> GFM = List.of(TablesExtension.create());
  private static final Parser MARKDOWN = Parser.builder().extensions(GFM).build();
  private static final HtmlRenderer HTML =
      HtmlRenderer.builder().extensions(GFM).escapeHtml(true).sanitizeUrls(true).build();

  private final Guideline guideline;
  private final String asked;
  private final Set<String> found;
  private final StringBuilder html = new StringBuilder(65_536);

  private PathwayPage(Guideline guideline, String asked) {
    this.guideline = guideline;
    this.asked = asked.strip();
    this.found = new RuleSearch(asked).in(guideline);
  }

  /**
   * The page of a pathway, as UTF-8.
   *
   * @param asked the words to look for; all rules are shown if there are none
   */
  public static byte[] of(Guideline guideline, String asked) {
    return new PathwayPage(guideline, asked).page().getBytes(StandardCharsets.UTF_8);
  }

  private String page() {
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.append("<link rel=\"icon\" href=\"data:,\">\n");
    element("title", guideline.title());
    html.append("<style>").append(STYLE).append("</style>\n</head>\n<body>\n<main>\n");
    element("h1", guideline.title());
    status(guideline.review().status());
    element("p", guideline.description());
    guideline.usage().ifPresent(usage -> element("p", usage));
    note(
        "Version "
            + guideline.version()
            + guideline.date().map(date -> " of " + date).orElse("")
            + ", "
            + guideline.url());
    picture();
    search();
    guideline.groups().forEach(this::group);
    return html.append("</main>\n</body>\n</html>\n").toString();
  }

  private void status(ReviewStatus status) {
    html.append("<p class=\"status")
        .append(status == ReviewStatus.APPROVED ? " approved" : "")
        .append("\">");
    html.append(escaped(status.label())).append("</p>\n");
  }

  private void picture() {
    html.append("<h2 id=\"picture\">The pathway as a picture</h2>\n");
    html.append(
        "<div class=\"picture\" role=\"region\" aria-labelledby=\"picture\" tabindex=\"0\">");
    html.append(FlowchartDrawing.of(guideline, asked.isEmpty() ? Set.of() : found, ""));
    html.append("</div>\n");
    note("Each box leads to the words of its rules.");
  }

  private void search() {
    html.append("<form class=\"search\" role=\"search\" id=\"rules\" action=\"#rules\">\n");
    html.append("<label>Search the rules and their sources ");
    html.append("<input type=\"search\" name=\"q\" maxlength=\"200\" value=\"");
    html.append(escaped(asked)).append("\"></label>\n<button>Search</button>\n</form>\n");
    long all = guideline.rules().count();
    if (asked.isEmpty()) {
      note(all + " rules.");
      return;
    }
    html.append("<p role=\"status\">").append(found.size()).append(" of ").append(all);
    html.append(" rules speak of “").append(escaped(asked)).append("”. ");
    html.append("<a href=\"?#rules\">Show all rules</a></p>\n");
  }

  private void group(RuleGroup group) {
    if (group.rules().stream().noneMatch(rule -> found.contains(rule.id()))) {
      return;
    }
    Review review = guideline.review();
    html.append("<section id=\"").append(escaped(group.id())).append("\">\n");
    element("h2", group.topic().display().orElse(group.id()));
    group.rules().stream()
        .filter(rule -> found.contains(rule.id()))
        .forEach(rule -> rule(rule, review.of(rule)));
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
    markdown(rule.detail());
    suggestion(rule.proposal());
    rule.clauses().forEach(this::clause);
    if (!rule.citations().isEmpty()) {
      html.append("<ul class=\"sources\">\n");
      rule.citations().forEach(this::citation);
      html.append("</ul>\n");
    }
    html.append("<p class=\"note review\">").append(escaped(review(signOff))).append("</p>\n");
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
            .map(RuleCondition::expression)
            .collect(Collectors.joining("; ", "When: ", ".")));
    clause.detail().ifPresent(this::markdown);
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

  /** The words of an author, of whose Markdown nothing but its own marks becomes markup. */
  private void markdown(String text) {
    html.append(HTML.render(MARKDOWN.parse(text)));
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
