package dev.carpus.logic.compiled;

import dev.carpus.logic.values.InvalidOperandException;
import dev.carpus.logic.values.Numbers;
import dev.carpus.logic.values.Points;
import dev.carpus.logic.values.Quantity;
import dev.carpus.logic.values.Ratio;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Compiles what is the same in every evaluation.
 *
 * @see <a href="https://cql.hl7.org/04-logicalspecification.html#literal">CQL, Literal</a>
 */
final class Constants {
  private static final Set<String> WHOLE = Set.of("Integer", "Long");

  private final Compiler compiler;

  Constants(Compiler compiler) {
    this.compiler = compiler;
  }

  /** Whether a piece is a constant. */
  static boolean isConstant(JsonNode node) {
    return switch (Elm.type(node)) {
      case "Literal", "Null", "Quantity", "Ratio", "MinValue", "MaxValue" -> true;
      case "Negate" -> isWholeLiteral(node.path("operand"));
      default -> false;
    };
  }

  private static boolean isWholeLiteral(JsonNode node) {
    return Elm.type(node).equals("Literal")
        && WHOLE.contains(Elm.local(Elm.text(node, "valueType")));
  }

  /** The expression of a constant. */
  Expression of(JsonNode node, Scope scope) {
    return switch (Elm.type(node)) {
      case "Null" -> new Constant(null);
      case "Literal" -> literal(node, "", scope);
      case "Negate" -> literal(node.path("operand"), "-", scope);
      case "Quantity" -> known(quantity(node), node, scope, "Quantity");
      case "Ratio" -> known(ratio(node), node, scope, "Ratio");
      case "MinValue" -> end(Points.least(valueType(node)));
      case "MaxValue" -> end(Points.greatest(valueType(node)));
      default -> compiler.unknown(scope, node, Elm.type(node));
    };
  }

  /** The end of a type; of one that has none, nothing but a failure. */
  private static Expression end(Optional<Object> value) {
    return value
        .<Expression>map(Constant::new)
        .orElse(_ -> {
          throw new InvalidOperandException("the type has neither a least nor a greatest value");
        });
  }

  private static String valueType(JsonNode node) {
    return Elm.local(Elm.text(node, "valueType"));
  }

  private Expression known(Optional<?> value, JsonNode node, Scope scope, String what) {
    return value
        .<Expression>map(Constant::new)
        .orElseGet(() -> compiler.unknown(scope, node, what + " of such a type or value"));
  }

  private Expression literal(JsonNode node, String sign, Scope scope) {
    String text = sign + node.path("value").asString("");
    return switch (valueType(node)) {
      case "Boolean" -> known(Optional.of(Boolean.valueOf(text)), node, scope, "Literal");
      case "Integer" -> whole(text, Integer.SIZE);
      case "Long" -> whole(text, Long.SIZE);
      case "Decimal" -> known(decimal(text), node, scope, "Literal");
      case "String" -> known(Optional.of(text), node, scope, "Literal");
      default -> compiler.unknown(scope, node, "Literal of an unknown type");
    };
  }

  /** A whole number; what is too large for its type fails where it is evaluated. */
  private static Expression whole(String text, int bits) {
    BigInteger number = new BigInteger(text);
    if (number.bitLength() >= bits) {
      return _ -> {
        throw new InvalidOperandException("a number is too large for its type");
      };
    }
    return new Constant(
        bits == Integer.SIZE ? (Object) number.intValue() : (Object) number.longValue());
  }

  /** A Decimal; nothing where it has more digits than a Decimal can have. */
  private static Optional<BigDecimal> decimal(String text) {
    BigDecimal number = new BigDecimal(text);
    return Optional.ofNullable(Numbers.decimal(number))
        .filter(decimal -> decimal.compareTo(number) == 0)
        .map(_ -> number);
  }

  private static Optional<Quantity> quantity(JsonNode node) {
    String unit = Elm.text(node, "unit");
    return Optional.ofNullable(Numbers.decimal(new BigDecimal(node.path("value").asString("0"))))
        .map(value -> new Quantity(value, unit.isEmpty() ? Quantity.ONE : unit));
  }

  private static Optional<Ratio> ratio(JsonNode node) {
    return quantity(node.path("numerator"))
        .flatMap(numerator ->
            quantity(node.path("denominator")).map(other -> new Ratio(numerator, other)));
  }
}
