package dev.carpus.logic.compiled;

import dev.carpus.logic.values.Conversions;
import dev.carpus.logic.values.Precision;
import dev.carpus.logic.values.Temporal;
import dev.carpus.logic.values.TemporalParts;
import dev.carpus.logic.values.Timing;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The operators that make dates and times, and those that count between them.
 *
 * @see <a href="https://cql.hl7.org/04-logicalspecification.html#date-and-time-operators">CQL, ELM,
 *     date and time operators</a>
 */
final class TemporalOperators {
  private static final int DAYS_OF_WEEK = 7;

  private TemporalOperators() {}

  static void addTo(OperatorTable table) {
    table.ofAll("Date", TemporalParts::date);
    table.ofAll("Time", TemporalParts::time);
    table.add("DateTime", TemporalOperators::dateTime);
    table.add("Now", (_, _) -> frame -> frame.evaluation().now());
    table.add("Today", (_, _) -> frame -> frame.evaluation().now().date());
    table.add("TimeOfDay", (_, _) -> frame -> TemporalParts.timeFrom(frame.evaluation().now()));
    table.add("DifferenceBetween", (node, operands) -> count(node, operands, Timing::difference));
    table.add("DurationBetween", (node, operands) -> count(node, operands, Timing::duration));
    table.unary("DateFrom", Conversions::toDate);
    table.unary("TimeFrom", TemporalParts::timeFrom);
    table.unary("TimezoneOffsetFrom", TemporalParts::hours);
    table.add("DateTimeComponentFrom", TemporalOperators::component);
  }

  private static Expression dateTime(JsonNode node, List<Expression> operands) {
    boolean hasOffset = node.has("timezoneOffset");
    Expression offset = hasOffset ? operands.getLast() : _ -> null;
    Expression[] parts =
        operands.subList(0, operands.size() - (hasOffset ? 1 : 0)).toArray(Expression[]::new);
    return frame ->
        TemporalParts.dateTime(
            OperatorTable.values(parts, frame),
            offset.value(frame) instanceof BigDecimal hours
                ? TemporalParts.offset(hours)
                : frame.evaluation().now().offset());
  }

  private static Expression component(JsonNode node, List<Expression> operands) {
    Precision wanted = Precision.of(Elm.text(node, "precision"));
    Expression operand = operands.getFirst();
    return frame ->
        operand.value(frame) instanceof Temporal moment ? moment.component(wanted) : null;
  }

  /** What counts from one time to another. */
  @FunctionalInterface
  private interface Count {
    @Nullable Object between(
        @Nullable Object left, @Nullable Object right, Precision precision, int divisor);
  }

  private static Expression count(JsonNode node, List<Expression> operands, Count count) {
    String unit = Elm.text(node, "precision");
    int divisor = unit.equals("Week") ? DAYS_OF_WEEK : 1;
    Precision precision = Precision.of(unit);
    Expression left = operands.get(0);
    Expression right = operands.get(1);
    return frame -> count.between(left.value(frame), right.value(frame), precision, divisor);
  }
}
