package dev.carpus.pathway;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.card.Coding;
import dev.carpus.hooks.card.Indicator;
import dev.carpus.logic.Ternary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Rules and guidelines that say little, for tests. */
public final class SmallRules {
  private SmallRules() {}

  /** A rule that speaks on patient-view where the expression of its name holds. */
  public static Rule rule(String id, Citation... citations) {
    return rule(id, Optional.of(new RuleCondition(id, "reason for " + id)), citations);
  }

  /** A rule that speaks on patient-view. */
  public static Rule rule(String id, Optional<RuleCondition> logic, Citation... citations) {
    return new Rule(
        id,
        "Title of " + id,
        "Detail of " + id,
        Optional.empty(),
        Optional.of(Indicator.INFO),
        Optional.empty(),
        Set.of(Hook.PATIENT_VIEW),
        List.of(citations),
        new Rule.Conditions(logic, List.of(), List.of(), Optional.empty()),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Rule.Manner(false, false, false));
  }

  /** A guideline of these rules, in one group. */
  public static Guideline guideline(Review review, Rule... rules) {
    return new Guideline(
        "small",
        "https://small.example/PlanDefinition/small",
        "2",
        Optional.of("2026-11-22"),
        "A small pathway",
        "A small pathway",
        Optional.empty(),
        review,
        List.of(
            new RuleGroup("imaging", Coding.of("https://small.example", "c", "C"), List.of(rules))),
        new Flowchart(List.of(), List.of()),
        List.of(),
        List.of(),
        Set.of());
  }

  /** A rule's terms, of which there are none. */
  public static RuleVocabulary vocabulary(boolean isImplemented) {
    return new RuleVocabulary(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), isImplemented);
  }

  /** What came of a rule. */
  public static Finding finding(Rule rule, Ternary state, Optional<String> heldBackBy) {
    return new Finding(
        rule,
        state,
        List.of(),
        heldBackBy.map(reason -> new HeldBack(reason, List.of())),
        new Finding.Speech(List.of(), List.of(), List.of()),
        new Finding.Gaps(
            state == Ternary.UNKNOWN ? List.of("the films") : List.of(), Set.of(), List.of()),
        Optional.empty());
  }
}
