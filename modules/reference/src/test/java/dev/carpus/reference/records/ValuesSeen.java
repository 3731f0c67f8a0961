package dev.carpus.reference.records;

import dev.carpus.logic.Answers;
import dev.carpus.logic.Ternary;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Which values expressions have had. */
final class ValuesSeen {
  private final NavigableSet<String> isTrue = new TreeSet<>();
  private final NavigableSet<String> isFalse = new TreeSet<>();
  private final NavigableSet<String> isUnknown = new TreeSet<>();

  /** Notes the values of all expressions for one record. */
  void add(Answers answers) {
    answers.byExpression().forEach((expression, answer) -> of(answer.value()).add(expression));
  }

  /** The expressions that have had a value. */
  NavigableSet<String> of(Ternary value) {
    return switch (value) {
      case TRUE -> isTrue;
      case FALSE -> isFalse;
      case UNKNOWN -> isUnknown;
    };
  }

  /** Those of the expressions that have never had a value. */
  NavigableSet<String> never(Ternary value, Collection<String> expressions) {
    NavigableSet<String> never = new TreeSet<>(expressions);
    never.removeAll(of(value));
    return never;
  }
}
