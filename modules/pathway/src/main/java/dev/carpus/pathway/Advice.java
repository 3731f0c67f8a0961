package dev.carpus.pathway;

import dev.carpus.hooks.card.Coding;
import dev.carpus.hooks.card.Indicator;
import dev.carpus.logic.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What one card will say: rules that speak together. */
final class Advice {
  /** The most severe first; the sort keeps the order of the groups among the others. */
  static final Comparator<Advice> MOST_SEVERE_FIRST =
      Comparator.comparing(Advice::indicator).reversed();

  private final Coding topic;
  private final List<Finding> findings;
  private final Optional<DraftOrder> draft;
  private final int others;
  private final Finding leading;
  private final Indicator indicator;

  /**
   * Advice of some rules.
   *
   * @param topic what it is about
   * @param findings the rules that speak, at least one, those that carry others before these
   * @param draft the order that it is about, on the order hooks
   * @param others how many cards were merged into this one
   */
  Advice(Coding topic, List<Finding> findings, Optional<DraftOrder> draft, int others) {
    this.topic = topic;
    this.findings = List.copyOf(findings);
    this.draft = draft;
    this.others = others;
    Finding first = findings.getFirst();
    Indicator highest = first.indicator();
    for (Finding finding : findings) {
      Indicator one = finding.indicator();
      if (one.compareTo(highest) > 0) {
        highest = one;
        first = finding;
      }
    }
    leading = first;
    indicator = highest;
  }

  /** What it is about. */
  Coding topic() {
    return topic;
  }

  /** The rules that speak. */
  List<Finding> findings() {
    return findings;
  }

  /** The same, as rules. */
  List<Rule> rules() {
    List<Rule> rules = new ArrayList<>(findings.size());
    findings.forEach(finding -> rules.add(finding.rule()));
    return rules;
  }

  /** The order that it is about. */
  Optional<DraftOrder> draft() {
    return draft;
  }

  /** How many cards were merged into this one. */
  int others() {
    return others;
  }

  /** The highest indicator of its rules. */
  Indicator indicator() {
    return indicator;
  }

  /** The rule by which the card is known: the first of the most urgent. */
  Finding leading() {
    return leading;
  }

  /** The records that its rules rest on. */
  List<Evidence> evidence() {
    List<List<Evidence>> all = new ArrayList<>(findings.size());
    findings.forEach(finding -> all.add(finding.evidence()));
    return merged(all);
  }

  /** The records of several lists in their order, each once. */
  static List<Evidence> merged(List<List<Evidence>> lists) {
    List<Evidence> all = new ArrayList<>();
    lists.forEach(all::addAll);
    all.sort(Evidence.ORDER);
    List<Evidence> merged = new ArrayList<>(all.size());
    for (Evidence each : all) {
      if (!isLastOf(merged, each)) {
        merged.add(each);
      }
    }
    return merged;
  }

  /** Whether a record is among those with its reference, which are the last. */
  private static boolean isLastOf(List<Evidence> sorted, Evidence record) {
    for (int i = sorted.size() - 1; i >= 0; i--) {
      if (!sorted.get(i).reference().equals(record.reference())) {
        return false;
      }
      if (sorted.get(i).equals(record)) {
        return true;
      }
    }
    return false;
  }

  /** One card of several, under the topic of the first. */
  static Advice merge(List<Advice> several) {
    List<Finding> findings = new ArrayList<>();
    several.forEach(each -> findings.addAll(each.findings()));
    return new Advice(
        several.getFirst().topic(), findings, several.getFirst().draft(), several.size() - 1);
  }
}
