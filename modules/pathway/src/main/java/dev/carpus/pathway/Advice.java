package dev.carpus.pathway;

import dev.carpus.hooks.card.Coding;
import dev.carpus.hooks.card.Indicator;
import dev.carpus.logic.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one card will say: rules that speak together.
 *
 * @param topic what it is about
 * @param findings the rules that speak, at least one, those that carry others before these
 * @param draft the order that it is about, on the order hooks
 * @param others how many cards were merged into this one
 */
record Advice(Coding topic, List<Finding> findings, Optional<DraftOrder> draft, int others) {
  /** The most severe first; the sort keeps the order of the groups among the others. */
  static final Comparator<Advice> MOST_SEVERE_FIRST =
      Comparator.comparing(Advice::indicator).reversed();

  Advice {
    findings = List.copyOf(findings);
  }

  /** The highest indicator of its rules. */
  Indicator indicator() {
    return findings.stream()
        .map(Finding::indicator)
        .max(Comparator.naturalOrder())
        .orElse(Indicator.INFO);
  }

  /** The rule by which the card is known: the first of the most urgent. */
  Finding leading() {
    return findings.stream()
        .filter(finding -> finding.indicator() == indicator())
        .findFirst()
        .orElseThrow();
  }

  /** The records that its rules rest on. */
  List<Evidence> evidence() {
    return findings.stream()
        .flatMap(finding -> finding.evidence().stream())
        .sorted(Evidence.ORDER)
        .distinct()
        .toList();
  }

  /** One card of several, under the topic of the first. */
  static Advice merged(List<Advice> several) {
    List<Finding> findings = new ArrayList<>();
    several.forEach(each -> findings.addAll(each.findings()));
    return new Advice(
        several.getFirst().topic(), findings, several.getFirst().draft(), several.size() - 1);
  }
}
