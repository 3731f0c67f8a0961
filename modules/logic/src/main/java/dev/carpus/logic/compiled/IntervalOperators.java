package dev.carpus.logic.compiled;

import dev.carpus.logic.values.Arithmetic;
import dev.carpus.logic.values.Collapsing;
import dev.carpus.logic.values.Equality;
import dev.carpus.logic.values.Expanding;
import dev.carpus.logic.values.Interval;
import dev.carpus.logic.values.Intervals;
import dev.carpus.logic.values.InvalidOperandException;
import dev.carpus.logic.values.Lists;
import dev.carpus.logic.values.Quantity;
import dev.carpus.logic.values.Temporal;
import dev.carpus.logic.values.Truth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The operators that take intervals apart, and those that put intervals or lists together.
 *
 * @see <a href="https://cql.hl7.org/04-logicalspecification.html#interval-operators">CQL, ELM,
 *     interval operators</a>
 */
final class IntervalOperators {
  private final Intervals intervals;
  private final Lists lists;
  private final Equality equality;
  private final Arithmetic arithmetic;

  IntervalOperators(Intervals intervals, Lists lists, Equality equality, Arithmetic arithmetic) {
    this.intervals = intervals;
    this.lists = lists;
    this.equality = equality;
    this.arithmetic = arithmetic;
  }

  void addTo(OperatorTable table, Collapsing collapsing, Expanding expanding) {
    table.unary("Start", operand -> operand == null ? null : ((Interval) operand).start());
    table.unary("End", operand -> operand == null ? null : ((Interval) operand).end());
    table.unary("Width", this::width);
    table.unary("PointFrom", this::pointFrom);
    table.add("Union", (node, operands) -> union(node, operands.get(0), operands.get(1)));
    table.binary("Intersect", this::intersect);
    table.binary("Except", this::except);
    table.binary(
        "Collapse",
        (list, per) -> list == null ? null : collapsing.collapse((List<?>) list, (Quantity) per));
    table.binary(
        "Expand",
        (from, per) ->
            switch (from) {
              case null -> null;
              case Interval interval -> expanding.points(interval, (Quantity) per);
              default -> expanding.pieces((List<?>) from, (Quantity) per);
            });
  }

  private @Nullable Object width(@Nullable Object operand) {
    if (!(operand instanceof Interval interval)) {
      return null;
    }
    Object start = interval.start();
    if (start instanceof Temporal) {
      throw new InvalidOperandException("an interval of times has no width");
    }
    return arithmetic.subtract(interval.end(), start);
  }

  private @Nullable Object pointFrom(@Nullable Object operand) {
    if (!(operand instanceof Interval interval)) {
      return null;
    }
    Object start = interval.start();
    if (!Truth.isTrue(equality.equal(start, interval.end()))) {
      throw new InvalidOperandException("an interval of more than one point has no single one");
    }
    return start;
  }

  private Expression union(JsonNode node, Expression left, Expression right) {
    boolean isOfIntervals =
        Elm.type(node.path("resultTypeSpecifier")).equals("IntervalTypeSpecifier");
    return isOfIntervals
        ? frame -> union(left.value(frame), right.value(frame))
        : new Union(lists, left, right);
  }

  private @Nullable Object union(@Nullable Object left, @Nullable Object right) {
    return left instanceof Interval one && right instanceof Interval other
        ? intervals.union(one, other)
        : null;
  }

  private @Nullable Object intersect(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return null;
    }
    return left instanceof Interval one && right instanceof Interval other
        ? intervals.intersect(one, other)
        : lists.among((List<?>) left, (List<?>) right, true);
  }

  private @Nullable Object except(@Nullable Object left, @Nullable Object right) {
    if (left == null) {
      return null;
    }
    if (left instanceof Interval one) {
      return right instanceof Interval other ? intervals.except(one, other) : null;
    }
    return lists.among((List<?>) left, right == null ? List.of() : (List<?>) right, false);
  }
}
