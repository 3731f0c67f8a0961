package dev.carpus.logic.compiled;

import dev.carpus.logic.values.Interval;
import dev.carpus.logic.values.Intervals;
import dev.carpus.logic.values.InvalidOperandException;
import dev.carpus.logic.values.Lists;
import dev.carpus.logic.values.Precision;
import dev.carpus.logic.values.Timing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operators that say how points, intervals and lists lie to each other.
 *
 * @see <a href="https://cql.hl7.org/04-logicalspecification.html#interval-operators">CQL, ELM,
 *     interval operators</a>
 */
final class TimingOperators {
  private final Timing timing;
  private final Intervals intervals;
  private final Lists lists;

  TimingOperators(Timing timing, Intervals intervals, Lists lists) {
    this.timing = timing;
    this.intervals = intervals;
    this.lists = lists;
  }

  void addTo(OperatorTable table) {
    addFrequent(table);
    table.timed("After", timing::after);
    table.timed("Before", timing::before);
    table.timed("SameAs", timing::sameAs);
    table.timed("Contains", (left, right, precision) -> in(right, left, precision));
    table.timed("IncludedIn", this::includedIn);
    table.timed("Includes", (left, right, precision) -> includedIn(right, left, precision));
    table.timed("ProperIn", this::properIn);
    table.timed("ProperContains", (left, right, precision) -> properIn(right, left, precision));
    table.timed("ProperIncludedIn", this::properIncludedIn);
    table.timed(
        "ProperIncludes", (left, right, precision) -> properIncludedIn(right, left, precision));
    onIntervals(table, "Overlaps", timing::overlaps);
    onIntervals(table, "OverlapsBefore", intervals::overlapsBefore);
    onIntervals(table, "OverlapsAfter", intervals::overlapsAfter);
    onIntervals(table, "Meets", intervals::meets);
    onIntervals(table, "MeetsBefore", intervals::meetsBefore);
    onIntervals(
        table,
        "MeetsAfter",
        (later, earlier, precision) -> intervals.meetsBefore(earlier, later, precision));
    onIntervals(table, "Starts", intervals::starts);
    onIntervals(table, "Ends", intervals::ends);
  }

  /** Those that are evaluated most have closures of their own; see {@link FrequentOperators}. */
  private void addFrequent(OperatorTable table) {
    table.add(
        "In",
        (node, operands) -> {
          Expression element = operands.get(0);
          Expression whole = operands.get(1);
          if (whole instanceof Constant(List<?> list)
              && list.stream().allMatch(String.class::isInstance)) {
            return inTexts(element, list.toArray(String[]::new));
          }
          Precision precision = OperatorTable.precision(node);
          return frame -> in(element.value(frame), whole.value(frame), precision);
        });
    table.add(
        "SameOrAfter",
        (node, operands) -> {
          Expression left = operands.get(0);
          Expression right = operands.get(1);
          Precision precision = OperatorTable.precision(node);
          return frame -> timing.sameOrAfter(left.value(frame), right.value(frame), precision);
        });
    table.add(
        "SameOrBefore",
        (node, operands) -> {
          Expression left = operands.get(0);
          Expression right = operands.get(1);
          Precision precision = OperatorTable.precision(node);
          return frame -> timing.sameOrBefore(left.value(frame), right.value(frame), precision);
        });
  }

  private static Expression inTexts(Expression element, String[] texts) {
    return frame -> {
      Object value = element.value(frame);
      for (String text : texts) {
        if (text.equals(value)) {
          return true;
        }
      }
      return false;
    };
  }

  /** What is true of two intervals. */
  @FunctionalInterface
  private interface OfIntervals {
    @Nullable Boolean of(Interval left, Interval right, @Nullable Precision precision);
  }

  private static void onIntervals(OperatorTable table, String name, OfIntervals function) {
    table.timed(
        name,
        (left, right, precision) ->
            (left instanceof Interval one && right instanceof Interval other)
                ? function.of(one, other, precision)
                : null);
  }

  private @Nullable Boolean in(
      @Nullable Object element, @Nullable Object whole, @Nullable Precision precision) {
    if (whole instanceof List<?> list) {
      return lists.contains(list, element);
    }
    if (whole instanceof Interval interval) {
      return timing.in(element, interval, precision);
    }
    if (whole == null) {
      return Boolean.FALSE;
    }
    throw new InvalidOperandException("nothing is in what is no list or interval");
  }

  private @Nullable Boolean properIn(
      @Nullable Object element, @Nullable Object whole, @Nullable Precision precision) {
    return switch (whole) {
      case null -> Boolean.FALSE;
      case List<?> list -> lists.properContains(list, element);
      case Interval interval -> intervals.properContains(interval, element, precision);
      default -> throw new InvalidOperandException("nothing is in what is no list or interval");
    };
  }

  private @Nullable Boolean includedIn(
      @Nullable Object part, @Nullable Object whole, @Nullable Precision precision) {
    if (part == null || whole == null) {
      return null;
    }
    return (part instanceof Interval one && whole instanceof Interval other)
        ? timing.includedIn(one, other, precision)
        : Boolean.valueOf(lists.includes((List<?>) whole, (List<?>) part));
  }

  private @Nullable Boolean properIncludedIn(
      @Nullable Object part, @Nullable Object whole, @Nullable Precision precision) {
    if (part == null || whole == null) {
      return null;
    }
    return (part instanceof Interval one && whole instanceof Interval other)
        ? intervals.properIncludes(other, one, precision)
        : Boolean.valueOf(lists.properIncludes((List<?>) whole, (List<?>) part));
  }
}
