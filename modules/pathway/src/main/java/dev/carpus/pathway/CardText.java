package dev.carpus.pathway;

import dev.carpus.hooks.card.Markdown;
import dev.carpus.logic.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The detail of a card, in GitHub Flavored Markdown; what comes from the record is escaped. */
final class CardText {
  private final Guideline guideline;
  private final Audience audience;

  CardText(Guideline guideline, Audience audience) {
    this.guideline = guideline;
    this.audience = audience;
  }

  /**
   * The detail of a card.
   *
   * @param otherwise alternatives to what it suggests, in words
   */
  Markdown detail(Advice advice, List<String> otherwise) {
    List<Finding> speaking = advice.findings();
    List<String> parts = new ArrayList<>();
    advice.draft().ifPresent(draft -> parts.add("**Order:** " + Markdown.escape(draft.display())));
    for (Finding finding : speaking) {
      boolean needsTitle =
          audience == Audience.CLINICIAN
              && !finding.equals(advice.leading())
              && finding.rule().carrier().isEmpty();
      parts.add((needsTitle ? "**" + finding.title() + "**\n\n" : "") + text(finding));
    }
    if (!otherwise.isEmpty()) {
      parts.add("**Also possible:** " + String.join("; ", otherwise));
    }
    parts.addAll(basis(advice.evidence()));
    List<String> uncheckable = lines(speaking, finding -> finding.speech().uncheckable());
    if (!uncheckable.isEmpty()) {
      parts.add("**Could not check:** " + String.join("; ", uncheckable));
    }
    parts.addAll(lines(speaking, finding -> finding.speech().notes()));
    parts.addAll(setAside(speaking));
    if (audience == Audience.CLINICIAN) {
      parts.add("**Sources**\n\n" + sources(speaking));
    }
    parts.add(provenance(speaking.stream().map(Finding::rule).toList()));
    return new Markdown(String.join("\n\n", parts));
  }

  /** The detail of the card that says what could not be checked. */
  Markdown unchecked(Rule rule, List<Finding> announced, List<Evidence> evidence) {
    List<String> parts = new ArrayList<>();
    parts.add(text(rule));
    if (audience == Audience.PATIENT) {
      parts.add(provenance(List.of(rule)));
      return new Markdown(String.join("\n\n", parts));
    }
    parts.add(
        announced.stream()
            .map(finding ->
                "- "
                    + finding.rule().id()
                    + ", "
                    + finding.rule().title()
                    + (finding.gaps().unknown().isEmpty()
                        ? ""
                        : ": " + Markdown.escape(String.join("; ", finding.gaps().unknown()))))
            .distinct()
            .collect(Collectors.joining("\n")));
    parts.addAll(basis(evidence));
    parts.addAll(setAside(announced));
    parts.add(provenance(List.of(rule)));
    return new Markdown(String.join("\n\n", parts));
  }

  private static List<String> basis(List<Evidence> evidence) {
    return evidence.isEmpty()
        ? List.of()
        : List.of(
            "**Based on**\n\n"
                + evidence.stream().map(CardText::item).collect(Collectors.joining("\n")));
  }

  private static List<String> setAside(List<Finding> findings) {
    List<String> setAside = lines(findings, finding -> finding.gaps().setAside());
    return setAside.isEmpty()
        ? List.of()
        : List.of(
            "**Not used**\n\n"
                + setAside.stream()
                    .map(line -> "- " + Markdown.escape(line))
                    .collect(Collectors.joining("\n")));
  }

  private static List<String> lines(List<Finding> speaking, Function<Finding, List<String>> which) {
    return speaking.stream().map(which).flatMap(List::stream).distinct().toList();
  }

  private String text(Finding finding) {
    return Stream.concat(
            Stream.of(text(finding.rule())),
            finding.speech().clauses().stream()
                .flatMap(clause ->
                    (audience == Audience.PATIENT ? clause.plainText() : clause.detail()).stream()))
        .collect(Collectors.joining("\n\n"));
  }

  private String text(Rule rule) {
    Optional<String> plain = rule.plainText();
    return audience == Audience.PATIENT && plain.isPresent() ? plain.get() : rule.detail();
  }

  private static String item(Evidence evidence) {
    String name = evidence.display().orElse(evidence.reference());
    return "- "
        + Markdown.escape(name)
        + evidence.date().map(date -> ", " + Markdown.escape(date)).orElse("");
  }

  private static String sources(List<Finding> speaking) {
    return speaking.stream()
        .flatMap(finding -> finding.rule().citations().stream())
        .distinct()
        .map(each -> "- " + each.label() + ": " + each.display())
        .collect(Collectors.joining("\n"));
  }

  /** P-58: where the advice comes from, in every card. */
  private String provenance(List<Rule> speaking) {
    String rules = speaking.stream().map(Rule::id).collect(Collectors.joining(", "));
    return "_" + guideline.provenance().map(this::text).orElse("") + " Rules " + rules + "._";
  }
}
