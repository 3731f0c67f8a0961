package dev.carpus.logic.compiled;

import dev.carpus.logic.values.InvalidOperandException;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Compiles casts and tests of types.
 *
 * @see <a href="https://cql.hl7.org/04-logicalspecification.html#type-operators">CQL, type
 *     operators</a>
 */
final class TypeOperators {
  private final Compiler compiler;

  TypeOperators(Compiler compiler) {
    this.compiler = compiler;
  }

  /**
   * The expression of a piece.
   *
   * @param isWithin whether it is part of what has a cell already
   */
  Expression of(JsonNode node, Scope scope, boolean isWithin) {
    return switch (Elm.type(node)) {
      case "As" -> as(node, scope, isWithin);
      case "Is" -> is(node, scope, isWithin);
      default -> compiler.unknown(scope, node, Elm.type(node));
    };
  }

  private Expression as(JsonNode node, Scope scope, boolean isWithin) {
    Expression operand = compiler.of(node.path("operand"), scope, isWithin);
    Predicate<Object> test = TypeTest.of(node, "asType").orElse(null);
    if (test == null) {
      return compiler.unknown(scope, node, "As a type that is not known");
    }
    boolean isStrict = node.path("strict").asBoolean(false);
    if (TypeTest.isOfList(node, "asType") && !isStrict) {
      return operand instanceof Union
          ? operand
          : frame -> operand.value(frame) instanceof List<?> list ? list : null;
    }
    return frame -> {
      Object value = operand.value(frame);
      if (value == null || test.test(value)) {
        return value;
      }
      if (isStrict) {
        throw new InvalidOperandException("a value is cast to a type that it is not of");
      }
      return null;
    };
  }

  private Expression is(JsonNode node, Scope scope, boolean isWithin) {
    Expression operand = compiler.of(node.path("operand"), scope, isWithin);
    Predicate<Object> test = TypeTest.of(node, "isType").orElse(null);
    if (test == null) {
      return compiler.unknown(scope, node, "Is a type that is not known");
    }
    return frame -> {
      Object value = operand.value(frame);
      return value == null ? null : (Object) test.test(value);
    };
  }
}
