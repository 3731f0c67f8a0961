package dev.carpus.logic.compiled;

import dev.carpus.logic.values.Equality;
import dev.carpus.logic.values.Equivalence;
import dev.carpus.logic.values.Lists;
import dev.carpus.logic.values.Truth;
import java.util.List;

/**
 * The operators that are evaluated most. Each has a closure that calls what it does by its name,
 * which the JVM can compile into it; one that is given a function cannot know which.
 */
final class FrequentOperators {
  private FrequentOperators() {}

  static void addTo(OperatorTable table, Equality equality, Equivalence equivalence) {
    table.add("Not", (_, operands) -> not(operands.getFirst()));
    table.add("IsNull", (_, operands) -> isNull(operands.getFirst()));
    table.add("Exists", (_, operands) -> exists(operands.getFirst()));
    table.add("Equal", (_, operands) -> equal(operands.get(0), operands.get(1), equality));
    table.add(
        "Equivalent", (_, operands) -> equivalent(operands.get(0), operands.get(1), equivalence));
  }

  private static Expression not(Expression operand) {
    return frame -> Truth.not(operand.value(frame));
  }

  private static Expression isNull(Expression operand) {
    return frame -> operand.value(frame) == null;
  }

  private static Expression exists(Expression operand) {
    return operand instanceof Existence telling
        ? frame -> (Object) telling.exists(frame)
        : frame -> operand.value(frame) instanceof List<?> list && Lists.exists(list);
  }

  private static Expression equal(Expression left, Expression right, Equality equality) {
    return frame -> equality.equal(left.value(frame), right.value(frame));
  }

  private static Expression equivalent(Expression left, Expression right, Equivalence equivalence) {
    return frame -> (Object) equivalence.equivalent(left.value(frame), right.value(frame));
  }
}
