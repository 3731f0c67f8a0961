package dev.carpus.logic.compiled;

import dev.carpus.logic.values.Conversions;
import dev.carpus.logic.values.Quantities;
import dev.carpus.logic.values.Quantity;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The operators that take a value for one of another type.
 *
 * @see <a href="https://cql.hl7.org/04-logicalspecification.html#type-operators">CQL, ELM, type
 *     operators</a>
 */
final class ConversionOperators {
  private ConversionOperators() {}

  static void addTo(OperatorTable table, Quantities quantities) {
    add(table, "Decimal", Conversions::toDecimal);
    add(table, "Integer", Conversions::toInteger);
    add(table, "Long", Conversions::toLong);
    add(table, "Boolean", Conversions::toBoolean);
    add(table, "String", Conversions::toText);
    add(table, "Quantity", Conversions::toQuantity);
    add(table, "Ratio", Conversions::toRatio);
    add(table, "Date", Conversions::toDate);
    add(table, "Time", Conversions::toTime);
    table.unary("ToConcept", Conversions::toConcept);
    table.unary(
        "ToChars",
        operand ->
            switch (operand) {
              case null -> null;
              case String text when text.isEmpty() -> List.of();
              case Object text -> List.of(((String) text).split(""));
            });
    table.add("ToDateTime", (_, operands) -> toDateTime(operands.getFirst()));
    table.add(
        "ConvertsToDateTime",
        (_, operands) -> {
          Expression operand = operands.getFirst();
          return frame ->
              Conversions.converts(
                  operand.value(frame),
                  value -> Conversions.toDateTime(value, frame.evaluation().now().offset()));
        });
    table.binary(
        "ConvertQuantity",
        (quantity, unit) ->
            (quantity == null || unit == null)
                ? null
                : quantities.converted((Quantity) quantity, (String) unit));
    table.binary(
        "CanConvertQuantity",
        (quantity, unit) ->
            (quantity == null || unit == null)
                ? null
                : quantities.converted((Quantity) quantity, (String) unit) != null);
  }

  private static void add(
      OperatorTable table, String type, Function<@Nullable Object, @Nullable Object> conversion) {
    table.unary("To" + type, conversion);
    table.unary("ConvertsTo" + type, operand -> Conversions.converts(operand, conversion));
  }

  private static Expression toDateTime(Expression operand) {
    return frame -> Conversions.toDateTime(operand.value(frame), frame.evaluation().now().offset());
  }
}
