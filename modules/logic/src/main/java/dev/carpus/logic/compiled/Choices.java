package dev.carpus.logic.compiled;

import dev.carpus.logic.values.Equivalence;
import dev.carpus.logic.values.Truth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compiles what evaluates some of its operands only: and, or, if, case, coalesce. */
final class Choices {
  private final Compiler compiler;
  private final Equivalence equivalence;

  Choices(Compiler compiler, Equivalence equivalence) {
    this.compiler = compiler;
    this.equivalence = equivalence;
  }

  /**
   * The expression of a piece.
   *
   * @param isWithin whether it is part of what has a cell already
   */
  Expression of(JsonNode node, Scope scope, boolean isWithin) {
    return switch (Elm.type(node)) {
      case "And" -> connective(false, node, scope, isWithin);
      case "Or" ->
          NotObtained.of(node, scope, compiler)
              .orElseGet(() -> connective(true, node, scope, isWithin));
      case "If" ->
          choice(
              compiler.of(node.path("condition"), scope, isWithin),
              compiler.of(node.path("then"), scope, isWithin),
              compiler.of(node.path("else"), scope, isWithin));
      case "Case" -> cases(node, scope, isWithin);
      case "Coalesce" -> coalesce(node, scope, isWithin);
      default -> compiler.unknown(scope, node, Elm.type(node));
    };
  }

  private Expression connective(boolean decisive, JsonNode node, Scope scope, boolean isWithin) {
    return new Connective(decisive, compiler.all(node.path("operand"), scope, isWithin));
  }

  private static Expression choice(Expression condition, Expression then, Expression otherwise) {
    if (then instanceof Constant(Object one) && otherwise instanceof Constant(Object other)) {
      return frame -> Truth.isTrue(condition.value(frame)) ? one : other;
    }
    return frame ->
        Truth.isTrue(condition.value(frame)) ? then.value(frame) : otherwise.value(frame);
  }

  private Expression cases(JsonNode node, Scope scope, boolean isWithin) {
    Expression result = compiler.of(node.path("else"), scope, isWithin);
    List<JsonNode> items = new ArrayList<>();
    node.path("caseItem").forEach(items::add);
    boolean hasComparand = node.has("comparand");
    Expression comparand =
        hasComparand ? compiler.of(node.path("comparand"), scope, isWithin) : _ -> null;
    for (JsonNode item : items.reversed()) {
      Expression when = compiler.of(item.path("when"), scope, isWithin);
      Expression then = compiler.of(item.path("then"), scope, isWithin);
      result = choice(hasComparand ? equivalent(comparand, when) : when, then, result);
    }
    return result;
  }

  private Expression equivalent(Expression left, Expression right) {
    return frame -> (Object) equivalence.equivalent(left.value(frame), right.value(frame));
  }

  private Expression coalesce(JsonNode node, Scope scope, boolean isWithin) {
    Expression[] operands =
        compiler.all(node.path("operand"), scope, isWithin).toArray(Expression[]::new);
    boolean isOfList = operands.length == 1;
    return frame -> {
      for (Expression operand : operands) {
        Object value = operand.value(frame);
        if (isOfList && value instanceof List<?> list) {
          return firstKnown(list);
        }
        if (value != null) {
          return value;
        }
      }
      return null;
    };
  }

  private static @Nullable Object firstKnown(List<?> list) {
    for (Object each : list) {
      if (each != null) {
        return each;
      }
    }
    return null;
  }
}
