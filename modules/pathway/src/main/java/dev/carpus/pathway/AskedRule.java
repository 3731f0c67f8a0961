package dev.carpus.pathway;

import dev.carpus.logic.Question;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A rule with the questions that its conditions are for the logic.
 *
 * @param logic when it holds; nothing for a rule that holds with its carrier, or always
 * @param stops what keeps it silent though it holds, where it is false
 * @param notes what its card says besides
 * @param mustBeKnown where it holds, a card says so if the rule cannot be decided
 * @param clauses its parts
 */
record AskedRule(
    Rule rule,
    Optional<Asked> logic,
    List<Asked> stops,
    List<Asked> notes,
    Optional<Asked> mustBeKnown,
    List<AskedClause> clauses) {
  /** A condition, and how the logic is asked for it. */
  record Asked(RuleCondition condition, Question question) {
    /** What makes it true or false, in words. */
    String description() {
      return condition.description();
    }
  }

  /**
   * A part of a rule.
   *
   * @param conditions all of them must hold
   */
  record AskedClause(Clause clause, List<Asked> conditions) {}

  /**
   * A rule that is asked.
   *
   * @param questions by which expressions are asked
   */
  static AskedRule of(Rule rule, Function<String, Question> questions) {
    Function<RuleCondition, Asked> asked =
        condition -> new Asked(condition, questions.apply(condition.expression()));
    Rule.Conditions conditions = rule.conditions();
    return new AskedRule(
        rule,
        conditions.logic().map(asked),
        conditions.stops().stream().map(asked).toList(),
        conditions.notes().stream().map(asked).toList(),
        conditions.mustBeKnown().map(asked),
        rule.clauses().stream()
            .map(
                clause -> new AskedClause(clause, clause.conditions().stream().map(asked).toList()))
            .toList());
  }
}
