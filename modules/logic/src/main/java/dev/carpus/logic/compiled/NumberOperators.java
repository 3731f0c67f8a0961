package dev.carpus.logic.compiled;

import dev.carpus.logic.values.Arithmetic;
import dev.carpus.logic.values.Boundaries;
import dev.carpus.logic.values.Numbers;
import dev.carpus.logic.values.Points;
import dev.carpus.logic.values.Powers;
import java.math.RoundingMode;
import java.util.List;

/**
 * The operators of numbers and quantities.
 *
 * @see <a href="https://cql.hl7.org/04-logicalspecification.html#arithmetic-operators">CQL, ELM,
 *     arithmetic operators</a>
 */
final class NumberOperators {
  private NumberOperators() {}

  static void addTo(OperatorTable table, Arithmetic arithmetic) {
    table.binary("Add", arithmetic::add);
    table.binary("Subtract", arithmetic::subtract);
    table.binary("Multiply", arithmetic::multiply);
    table.binary("Divide", arithmetic::divide);
    table.binary("TruncatedDivide", Powers::truncatedDivide);
    table.binary("Modulo", Powers::modulo);
    table.binary("Power", Powers::power);
    table.binary("Log", Powers::log);
    table.unary("Ln", Powers::ln);
    table.unary("Exp", Powers::exp);
    table.unary("Abs", Numbers::abs);
    table.unary("Negate", Numbers::negate);
    table.unary("Ceiling", operand -> Numbers.whole(operand, RoundingMode.CEILING));
    table.unary("Floor", operand -> Numbers.whole(operand, RoundingMode.FLOOR));
    table.unary("Truncate", operand -> Numbers.whole(operand, RoundingMode.DOWN));
    table.unary("Successor", Points::successor);
    table.unary("Predecessor", Points::predecessor);
    table.unary("Precision", Boundaries::digits);
    table.binary("LowBoundary", Boundaries::low);
    table.binary("HighBoundary", Boundaries::high);
    table.add("Round", (_, operands) -> round(operands));
  }

  private static Expression round(List<Expression> operands) {
    Expression operand = operands.get(0);
    if (operands.size() == 1) {
      return frame -> Numbers.round(operand.value(frame), 0);
    }
    Expression digits = operands.get(1);
    return frame ->
        Numbers.round(
            operand.value(frame), digits.value(frame) instanceof Integer number ? number : 0);
  }
}
