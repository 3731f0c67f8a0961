package dev.carpus.logic.compiled;

import dev.carpus.logic.values.Precision;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Operators by their names in ELM, each with what makes its expression. */
final class OperatorTable {
  /** Makes the expression of an operator from those of its operands. */
  @FunctionalInterface
  interface Making {
    Expression of(JsonNode node, List<Expression> operands);
  }

  /** What gives a value from those of the operands. */
  @FunctionalInterface
  interface OfValues {
    /** The value; null for what CQL calls null. */
    @Nullable Object of(List<@Nullable Object> operands);
  }

  /** What works on two values, to a precision or not. */
  @FunctionalInterface
  interface Timed {
    @Nullable Object of(
        @Nullable Object left, @Nullable Object right, @Nullable Precision precision);
  }

  private final Map<String, Making> makings = new HashMap<>();

  /** What makes the expression of an operator; nothing if it is not known. */
  Optional<Making> making(String operator) {
    return Optional.ofNullable(makings.get(operator));
  }

  /** Adds an operator. */
  void add(String name, Making making) {
    makings.put(name, making);
  }

  /** Adds an operator of one operand. */
  void unary(String name, Function<@Nullable Object, @Nullable Object> function) {
    add(
        name,
        (_, operands) -> {
          Expression operand = operands.getFirst();
          return frame -> function.apply(operand.value(frame));
        });
  }

  /** Adds an operator of two operands. */
  void binary(
      String name, BiFunction<@Nullable Object, @Nullable Object, @Nullable Object> function) {
    add(
        name,
        (_, operands) -> {
          Expression left = operands.get(0);
          Expression right = operands.get(1);
          return frame -> function.apply(left.value(frame), right.value(frame));
        });
  }

  /** Adds an operator of two operands that may have a precision. */
  void timed(String name, Timed function) {
    add(
        name,
        (node, operands) -> {
          Precision precision = precision(node);
          Expression left = operands.get(0);
          Expression right = operands.get(1);
          return frame -> function.of(left.value(frame), right.value(frame), precision);
        });
  }

  /** To what an operator compares; null where it does not say so. */
  static @Nullable Precision precision(JsonNode node) {
    return node.has("precision") ? Precision.of(Elm.text(node, "precision")) : null;
  }

  /** Adds an operator of a list; null of null. */
  void onList(String name, Function<List<?>, @Nullable Object> function) {
    unary(name, operand -> operand == null ? null : function.apply((List<?>) operand));
  }

  /** Adds an operator of any number of operands. */
  void ofAll(String name, OfValues function) {
    add(
        name,
        (_, operands) -> {
          Expression[] each = operands.toArray(Expression[]::new);
          return frame -> function.of(values(each, frame));
        });
  }

  /** The values of several expressions. */
  static List<@Nullable Object> values(Expression[] expressions, Frame frame) {
    @Nullable Object[] values = new Object[expressions.length];
    for (int i = 0; i < expressions.length; i++) {
      values[i] = expressions[i].value(frame);
    }
    return Arrays.asList(values);
  }
}
