package dev.carpus.pathway;

import dev.carpus.hooks.card.Markdown;
import dev.carpus.hooks.card.MarkdownBuilder;
import dev.carpus.logic.Evidence;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The detail of a card, in GitHub Flavored Markdown; what comes from the record is escaped. */
final class CardText {
  private static final Markdown ORDER = new Markdown("**Order:** ");
  private static final Markdown ALSO_POSSIBLE = new Markdown("**Also possible:** ");
  private static final Markdown COULD_NOT_CHECK = new Markdown("**Could not check:** ");
  private static final Markdown BASED_ON = new Markdown("**Based on**");
  private static final Markdown NOT_USED = new Markdown("**Not used**");
  private static final Markdown STRONG = new Markdown("**");
  private static final Markdown COMMA = new Markdown(", ");
  private static final Markdown SEMICOLON = new Markdown("; ");
  private static final Markdown COLON = new Markdown(": ");

  private final CardTemplates templates;
  private final Audience audience;

  CardText(CardTemplates templates, Audience audience) {
    this.templates = templates;
    this.audience = audience;
  }

  /**
   * The detail of a card.
   *
   * @param otherwise alternatives to what it suggests, in words
   */
  Markdown detail(
      Advice advice, RuleCombination rules, List<Evidence> evidence, List<String> otherwise) {
    MarkdownBuilder out = new MarkdownBuilder();
    if (advice.draft().isPresent()) {
      out.add(ORDER).addData(advice.draft().get().display());
    }
    for (Finding finding : advice.findings()) {
      say(finding, advice.leading(), out);
    }
    sentence(ALSO_POSSIBLE, otherwise, out);
    basis(evidence, out);
    sentence(COULD_NOT_CHECK, lines(advice.findings(), each -> each.speech().uncheckable()), out);
    for (String note : lines(advice.findings(), each -> each.speech().notes())) {
      out.paragraph().add(templates.words(note));
    }
    setAside(advice.findings(), out);
    if (audience == Audience.CLINICIAN) {
      out.paragraph().add(rules.sources());
    }
    return out.paragraph().add(rules.provenance(audience)).build();
  }

  /** The detail of the card that says what could not be checked. */
  Markdown unchecked(Rule rule, List<Finding> announced, List<Evidence> evidence) {
    MarkdownBuilder out = new MarkdownBuilder();
    out.add(templates.words(rule.text(audience)));
    if (audience == Audience.CLINICIAN) {
      out.paragraph();
      Set<String> said = new HashSet<>();
      for (Finding finding : announced) {
        String unknown = String.join("; ", finding.gaps().unknown());
        if (said.add(finding.rule().id() + unknown)) {
          undecided(finding.rule(), unknown, out);
        }
      }
      basis(evidence, out);
      setAside(announced, out);
    }
    return out.paragraph().add(templates.together(List.of(rule)).provenance(audience)).build();
  }

  private void undecided(Rule rule, String unknown, MarkdownBuilder out) {
    out.item().add(templates.words(rule.id())).add(COMMA).add(templates.words(rule.title()));
    if (!unknown.isEmpty()) {
      out.add(COLON).addData(unknown);
    }
  }

  private void say(Finding finding, Finding leading, MarkdownBuilder out) {
    Rule rule = finding.rule();
    boolean needsTitle =
        audience == Audience.CLINICIAN
            && !rule.id().equals(leading.rule().id())
            && rule.carrier().isEmpty();
    if (needsTitle) {
      out.paragraph().add(STRONG).add(templates.words(finding.title())).add(STRONG);
    }
    out.paragraph().add(templates.words(rule.text(audience)));
    for (Clause clause : finding.speech().clauses()) {
      Optional<String> text = audience == Audience.PATIENT ? clause.plainText() : clause.detail();
      if (text.isPresent()) {
        out.paragraph().add(templates.words(text.get()));
      }
    }
  }

  private void sentence(Markdown start, Collection<String> words, MarkdownBuilder out) {
    if (words.isEmpty()) {
      return;
    }
    out.paragraph().add(start);
    boolean isFirst = true;
    for (String each : words) {
      if (!isFirst) {
        out.add(SEMICOLON);
      }
      out.add(templates.words(each));
      isFirst = false;
    }
  }

  private static void basis(List<Evidence> evidence, MarkdownBuilder out) {
    if (evidence.isEmpty()) {
      return;
    }
    out.paragraph().add(BASED_ON).paragraph();
    for (Evidence each : evidence) {
      out.item().addData(each.display().orElse(each.reference()));
      if (each.date().isPresent()) {
        out.add(COMMA).addData(each.date().get());
      }
    }
  }

  private static void setAside(List<Finding> findings, MarkdownBuilder out) {
    Collection<String> setAside = lines(findings, finding -> finding.gaps().setAside());
    if (!setAside.isEmpty()) {
      out.paragraph().add(NOT_USED).paragraph();
      setAside.forEach(line -> out.item().addData(line));
    }
  }

  /** Lines of several findings, each once. */
  private static Collection<String> lines(
      List<Finding> findings, Function<Finding, List<String>> which) {
    Set<String> lines = Set.of();
    for (Finding finding : findings) {
      List<String> some = which.apply(finding);
      if (!some.isEmpty()) {
        lines = lines.isEmpty() ? new LinkedHashSet<>() : lines;
        lines.addAll(some);
      }
    }
    return lines;
  }
}
