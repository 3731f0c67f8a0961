package dev.carpus.pathway;

import dev.carpus.hooks.card.Coding;
import dev.carpus.hooks.card.Indicator;
import dev.carpus.logic.Evidence;
import dev.carpus.logic.Ternary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What came of one rule for one patient.
 *
 * @param rule the rule
 * @param state whether its Logic holds, before its Stops
 * @param evidence what the Logic and the clauses that hold rest on, where the Logic holds
 * @param heldBackBy why a rule that holds does not speak
 * @param speech what it says besides its own text
 * @param gaps what was not known
 * @param announced where a card must say that the rule could not be decided, what that rests on
 */
public record Finding(
    Rule rule,
    Ternary state,
    List<Evidence> evidence,
    Optional<HeldBack> heldBackBy,
    Speech speech,
    Gaps gaps,
    Optional<List<Evidence>> announced) {
  /**
   * What a rule says besides its own text.
   *
   * @param clauses those that hold
   * @param uncheckable Stops, clauses and notes that could not be decided, in words
   * @param notes lines such as how many medicines are not recognised
   */
  public record Speech(List<Clause> clauses, List<String> uncheckable, List<String> notes) {
    static final Speech NONE = new Speech(List.of(), List.of(), List.of());

    public Speech {
      clauses = List.copyOf(clauses);
      uncheckable = List.copyOf(uncheckable);
      notes = List.copyOf(notes);
    }
  }

  /**
   * What was not known.
   *
   * @param unknown for a rule whose Logic or Stop could not be decided, what was not known, in
   *     words
   * @param missing for the same, the resource types or elements that were not obtained
   * @param setAside records that it reads whose value could not be used, with the reason, in words
   */
  public record Gaps(List<String> unknown, Set<String> missing, List<String> setAside) {
    static final Gaps NONE = new Gaps(List.of(), Set.of(), List.of());

    public Gaps {
      unknown = List.copyOf(unknown);
      missing = Set.copyOf(missing);
      setAside = List.copyOf(setAside);
    }
  }

  public Finding {
    evidence = List.copyOf(evidence);
  }

  /** Whether a card names the rule. */
  public boolean speaks() {
    return state == Ternary.TRUE && heldBackBy.isEmpty() && rule.indicator().isPresent();
  }

  /** Whether there is nothing to say but its state. */
  boolean isBare() {
    return evidence.isEmpty() && heldBackBy.isEmpty() && gaps.equals(Gaps.NONE);
  }

  /** How urgent it is, its clauses included. */
  public Indicator indicator() {
    return indicator(rule, speech.clauses());
  }

  /** How urgent a rule is with these of its clauses. */
  static Indicator indicator(Rule rule, List<Clause> clauses) {
    Indicator most = rule.indicator().orElse(Indicator.INFO);
    for (Clause clause : clauses) {
      Indicator indicator = clause.indicator().orElse(most);
      if (indicator.compareTo(most) > 0) {
        most = indicator;
      }
    }
    return most;
  }

  /** What it says in one line: the title of its most urgent clause, or its own. */
  public String title() {
    return mostUrgent(Clause::title).orElse(rule.title());
  }

  /** What it says to a patient: the words of its most urgent clause, or its own. */
  Optional<String> plainText() {
    return mostUrgent(Clause::plainText).or(rule::plainText);
  }

  /** What it is about, where its most urgent clause or the rule itself says so. */
  public Optional<Coding> topic() {
    return mostUrgent(Clause::topic).or(rule::topic);
  }

  /** What the first clause says of something that is as urgent as the rule, and says it. */
  private <T> Optional<T> mostUrgent(Function<Clause, Optional<T>> what) {
    if (speech.clauses().isEmpty()) {
      return Optional.empty();
    }
    Optional<Indicator> most = Optional.of(indicator());
    for (Clause clause : speech.clauses()) {
      Optional<T> said = what.apply(clause);
      if (said.isPresent() && clause.indicator().equals(most)) {
        return said;
      }
    }
    return Optional.empty();
  }

  /** The same, where no card needs to say that it could not be decided. */
  Finding unannounced() {
    return announced.isEmpty()
        ? this
        : new Finding(rule, state, evidence, heldBackBy, speech, gaps, Optional.empty());
  }

  /** The same, silent for this reason. */
  Finding heldBack(String reason) {
    return new Finding(
        rule,
        state,
        evidence,
        Optional.of(new HeldBack(reason, List.of())),
        speech,
        gaps,
        announced);
  }
}
