package dev.carpus.pathway.cases;

import dev.carpus.pathway.Explanation.Explained;
import dev.carpus.pathway.HeldBack;
import dev.carpus.pathway.cases.ContentCase.Expectation;
import dev.carpus.pathway.cases.ContentCase.ExpectedCard;
import dev.carpus.pathway.cases.ContentCase.ExpectedRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How what came of a case differs from what it expects, a line for each difference. */
final class Differences {
  private final List<SeenCard> seen;
  private final List<Explained> rules;
  private final List<String> lines = new ArrayList<>();

  /**
   * Differences of what came.
   *
   * @param seen the cards that came
   * @param rules what is to be said of every rule
   */
  Differences(List<SeenCard> seen, List<Explained> rules) {
    this.seen = seen;
    this.rules = rules;
  }

  /** From what is expected. */
  List<String> from(Expectation expected) {
    List<SeenCard> unmatched = new ArrayList<>(seen);
    List<ExpectedCard> missing = new ArrayList<>();
    for (ExpectedCard wanted : expected.cards()) {
      Optional<SeenCard> match =
          unmatched.stream().filter(card -> card.rules().equals(wanted.rules())).findFirst();
      match.ifPresentOrElse(
          card -> {
            unmatched.remove(card);
            compare(wanted, card);
          },
          () -> missing.add(wanted));
    }
    missing.forEach(wanted -> missing(wanted, unmatched));
    unmatched.forEach(card -> lines.add("there, not expected: " + card.words()));
    expected.rules().forEach(this::explain);
    return lines;
  }

  private void compare(ExpectedCard wanted, SeenCard card) {
    if (!wanted.indicator().equals(card.indicator())) {
      lines.add(card.words() + ": expected the indicator " + wanted.indicator());
    }
    if (wanted.suggests().isPresent() && !card.suggestsJust(wanted.suggests().get())) {
      lines.add(
          card.words()
              + ": expected to suggest "
              + new TreeSet<>(wanted.suggests().get())
              + ", got "
              + card.orders());
    }
  }

  /** A card that did not come, the one that is most like it, and why its rules are not there. */
  private void missing(ExpectedCard wanted, List<SeenCard> unmatched) {
    Optional<SeenCard> nearest =
        unmatched.stream()
            .filter(card -> likeness(wanted, card) > 0)
            .max(Comparator.comparingInt(card -> likeness(wanted, card)));
    lines.add(
        "expected, not there: "
            + SeenCard.words(wanted.indicator(), wanted.rules())
            + nearest.map(card -> "; nearest: " + card.words()).orElse(""));
    Set<String> silent = new TreeSet<>(wanted.rules());
    nearest.ifPresent(card -> silent.removeAll(card.rules()));
    silent.forEach(rule -> lines.add("  " + rule + ": " + absence(rule)));
  }

  /** How much a card is like an expected one: rules first, then the indicator. */
  private static int likeness(ExpectedCard wanted, SeenCard card) {
    long shared = wanted.rules().stream().filter(card.rules()::contains).count();
    return 2 * Math.toIntExact(shared) + (wanted.indicator().equals(card.indicator()) ? 1 : 0);
  }

  /** Why a rule is not in the card in which it is expected. */
  private String absence(String rule) {
    Optional<SeenCard> elsewhere =
        seen.stream().filter(card -> card.rules().contains(rule)).findFirst();
    return elsewhere
        .map(card -> "is in the " + card.words())
        .orElseGet(() -> explained(rule).map(Differences::silence).orElse("there is no such rule"));
  }

  private static String silence(Explained rule) {
    List<String> unknown = rule.finding().gaps().unknown();
    return rule.state()
        + rule.finding().heldBackBy().map(held -> ", held back by " + held.reason()).orElse("")
        + (unknown.isEmpty() ? "" : ", not known: " + String.join("; ", unknown));
  }

  private Optional<Explained> explained(String rule) {
    return rules.stream().filter(each -> each.finding().rule().id().equals(rule)).findFirst();
  }

  private void explain(ExpectedRule wanted) {
    explained(wanted.id())
        .ifPresentOrElse(
            rule -> explain(wanted, rule),
            () -> lines.add("explain: there is no rule " + wanted.id()));
  }

  private void explain(ExpectedRule wanted, Explained rule) {
    if (!rule.state().equals(wanted.state())) {
      lines.add(wanted.id() + ": expected " + wanted.state() + ", is " + silence(rule));
    }
    if (wanted.shown().isPresent() && wanted.shown().get() != rule.isShown()) {
      lines.add(
          wanted.id()
              + (rule.isShown()
                  ? ": shown, expected not to be"
                  : ": expected to be shown, is " + silence(rule)));
    }
    String heldBackBy = rule.finding().heldBackBy().map(HeldBack::reason).orElse("");
    if (wanted.heldBackBy().isPresent() && !heldBackBy.contains(wanted.heldBackBy().get())) {
      lines.add(
          wanted.id()
              + ": expected to be held back by "
              + wanted.heldBackBy().get()
              + (heldBackBy.isEmpty() ? ", is not held back" : ", is by " + heldBackBy));
    }
  }
}
