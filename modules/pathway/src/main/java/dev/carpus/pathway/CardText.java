package dev.carpus.pathway;

import dev.carpus.hooks.card.Markdown;
import dev.carpus.logic.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The detail of a card, in GitHub Flavored Markdown; what comes from the record is escaped. */
final class CardText {
  private final Guideline guideline;
  private final Audience audience;

  CardText(Guideline guideline, Audience audience) {
    this.guideline = guideline;
    this.audience = audience;
  }

  Markdown detail(List<Finding> speaking, List<Evidence> evidence) {
    List<String> parts = new ArrayList<>();
    speaking.forEach(finding -> parts.add(text(finding.rule())));
    if (!evidence.isEmpty()) {
      parts.add(
          "**Based on**\n\n"
              + evidence.stream().map(CardText::item).collect(Collectors.joining("\n")));
    }
    List<String> uncheckable = lines(speaking, Finding::uncheckable);
    if (!uncheckable.isEmpty()) {
      parts.add("**Could not check:** " + String.join("; ", uncheckable));
    }
    lines(speaking, Finding::notes).forEach(parts::add);
    List<String> setAside = lines(speaking, Finding::setAside);
    if (!setAside.isEmpty()) {
      parts.add(
          "**Not used**\n\n"
              + setAside.stream()
                  .map(line -> "- " + Markdown.escape(line))
                  .collect(Collectors.joining("\n")));
    }
    if (audience == Audience.CLINICIAN) {
      parts.add("**Sources**\n\n" + sources(speaking));
    }
    parts.add(provenance(speaking));
    return new Markdown(String.join("\n\n", parts));
  }

  private static List<String> lines(List<Finding> speaking, Function<Finding, List<String>> which) {
    return speaking.stream().map(which).flatMap(List::stream).distinct().toList();
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
  private String provenance(List<Finding> speaking) {
    String rules =
        speaking.stream().map(finding -> finding.rule().id()).collect(Collectors.joining(", "));
    return "_" + guideline.provenance().map(this::text).orElse("") + " Rules " + rules + "._";
  }
}
