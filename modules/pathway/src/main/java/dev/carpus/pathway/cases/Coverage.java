package dev.carpus.pathway.cases;

import dev.carpus.logic.Ternary;
import dev.carpus.pathway.ConditionBranch;
import dev.carpus.pathway.Finding;
import dev.carpus.pathway.Judgement;
import dev.carpus.pathway.Pathway;
import dev.carpus.pathway.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What of a pathway its cases have tried. What cannot hold until value sets have their codes is set
 * aside: no case can try it.
 *
 * @param rules the rules that make a card
 * @param states the rules with a Logic of their own
 * @param branches the branches of conditions
 */
public record Coverage(Shown rules, States states, Branches branches) {
  /**
   * Which rules a card has named.
   *
   * @param all those that make a card, but for those set aside
   * @param never those of them that no card has named
   * @param awaiting those that are set aside
   */
  public record Shown(List<String> all, List<String> never, List<String> awaiting) {
    public Shown {
      all = List.copyOf(all);
      never = List.copyOf(never);
      awaiting = List.copyOf(awaiting);
    }

    /** How many of them a card has named, in hundredths. */
    public double percent() {
      return percentage(all.size() - never.size(), all.size());
    }
  }

  /**
   * Which rules were met, and which were not.
   *
   * @param neverMet those whose Logic was true in no case
   * @param alwaysMet those whose Logic was false in no case
   */
  public record States(List<String> neverMet, List<String> alwaysMet) {
    public States {
      neverMet = List.copyOf(neverMet);
      alwaysMet = List.copyOf(alwaysMet);
    }
  }

  /**
   * Which branches were true, and which were false.
   *
   * @param all all of them, but for those set aside
   * @param neverTrue those that were true in no case
   * @param neverFalse those that were false in no case
   * @param awaiting those that are set aside
   */
  public record Branches(
      List<ConditionBranch> all,
      List<ConditionBranch> neverTrue,
      List<ConditionBranch> neverFalse,
      List<ConditionBranch> awaiting) {
    public Branches {
      all = List.copyOf(all);
      neverTrue = List.copyOf(neverTrue);
      neverFalse = List.copyOf(neverFalse);
      awaiting = List.copyOf(awaiting);
    }

    /** How many of the values that they may have, true and false, they had, in hundredths. */
    public double percent() {
      int values = 2 * all.size();
      return percentage(values - neverTrue.size() - neverFalse.size(), values);
    }
  }

  /** What these runs of its cases have tried of a pathway. */
  public static Coverage of(Pathway pathway, Collection<CaseRun> runs) {
    List<Judgement> judgements =
        runs.stream().flatMap(run -> run.evaluation().judgements().stream()).toList();
    return new Coverage(
        shown(pathway, runs), states(pathway, judgements), branches(pathway, judgements));
  }

  private static Shown shown(Pathway pathway, Collection<CaseRun> runs) {
    Set<String> named = new HashSet<>();
    runs.forEach(run -> named.addAll(run.shown()));
    List<Rule> speaking =
        pathway
            .guideline()
            .rules()
            .filter(rule -> !rule.hooks().isEmpty() || named.contains(rule.id()))
            .toList();
    Predicate<Rule> isAwaiting =
        rule -> !pathway.vocabulary(rule).isImplemented() && !named.contains(rule.id());
    List<String> counted = ids(speaking.stream().filter(isAwaiting.negate()));
    return new Shown(
        counted,
        counted.stream().filter(rule -> !named.contains(rule)).toList(),
        ids(speaking.stream().filter(isAwaiting)));
  }

  private static States states(Pathway pathway, List<Judgement> judgements) {
    List<Finding> findings =
        judgements.stream().flatMap(judgement -> judgement.findings().stream()).toList();
    List<Rule> decided =
        pathway
            .guideline()
            .rules()
            .filter(rule -> rule.conditions().logic().isPresent())
            .filter(rule -> pathway.vocabulary(rule).isImplemented())
            .toList();
    return new States(
        ids(decided.stream().filter(rule -> lacks(rule, Ternary.TRUE, findings))),
        ids(decided.stream().filter(rule -> lacks(rule, Ternary.FALSE, findings))));
  }

  private static boolean lacks(Rule rule, Ternary state, List<Finding> findings) {
    return findings.stream()
        .noneMatch(finding -> finding.rule().id().equals(rule.id()) && finding.state() == state);
  }

  private static Branches branches(Pathway pathway, List<Judgement> judgements) {
    Set<String> wereTrue = new HashSet<>();
    Set<String> wereFalse = new HashSet<>();
    for (Judgement judgement : judgements) {
      judgement
          .branches()
          .forEach((expression, value) -> {
            switch (value) {
              case TRUE -> wereTrue.add(expression);
              case FALSE -> wereFalse.add(expression);
              case UNKNOWN -> {}
            }
          });
    }
    List<ConditionBranch> counted = new ArrayList<>();
    List<ConditionBranch> awaiting = new ArrayList<>();
    pathway.branches().forEach(branch -> (branch.awaitsCodes() ? awaiting : counted).add(branch));
    return new Branches(
        counted,
        counted.stream().filter(branch -> !wereTrue.contains(branch.expression())).toList(),
        counted.stream().filter(branch -> !wereFalse.contains(branch.expression())).toList(),
        awaiting);
  }

  private static List<String> ids(Stream<Rule> rules) {
    return rules.map(Rule::id).toList();
  }

  private static double percentage(int part, int whole) {
    return whole == 0 ? 100 : 100.0 * part / whole;
  }
}
