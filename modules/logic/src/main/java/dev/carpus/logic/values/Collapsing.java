package dev.carpus.logic.values;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins intervals that overlap or meet.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#collapse">CQL, Collapse</a>
 */
public final class Collapsing {
  private final Order order;
  private final Timing timing;
  private final Intervals intervals;
  private final Arithmetic arithmetic;

  /** Compares and reckons by these. */
  public Collapsing(Order order, Timing timing, Intervals intervals, Arithmetic arithmetic) {
    this.order = order;
    this.timing = timing;
    this.intervals = intervals;
    this.arithmetic = arithmetic;
  }

  /**
   * The fewest intervals with the same points, in their order.
   *
   * @param per the widest gap that is joined; null for none
   */
  public List<Interval> collapse(List<?> list, @Nullable Quantity per) {
    List<Interval> sorted = sorted(list);
    List<Interval> joined = new ArrayList<>();
    for (Interval next : sorted) {
      if (!joined.isEmpty() && isJoined(joined.getLast(), next, per)) {
        Interval last = joined.removeLast();
        Object end =
            Truth.isTrue(Order.isGreater(order.compare(next.end(), last.end())))
                ? next.end()
                : last.end();
        joined.add(new Interval(last.start(), true, end, true, false));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }

  private boolean isJoined(Interval last, Interval next, @Nullable Quantity per) {
    Precision precision = per == null ? null : Precision.ofUnit(per.unit()).orElse(null);
    Interval reach = last;
    if (per != null && per.value() != null && per.value().signum() > 0) {
      boolean isOne =
          precision != null
              && !per.unit().startsWith("w")
              && per.value().compareTo(BigDecimal.ONE) == 0;
      if (!isOne) {
        reach = new Interval(last.start(), true, reach(last.end(), per), true, false);
        precision = null;
      }
    }
    return Truth.isTrue(
        Truth.or(timing.overlaps(reach, next, precision), intervals.meets(reach, next, precision)));
  }

  private @Nullable Object reach(@Nullable Object end, Quantity per) {
    return end == null ? null : arithmetic.add(end, Expanding.step(end, per));
  }

  private List<Interval> sorted(List<?> list) {
    List<Interval> sorted = new ArrayList<>();
    for (Object each : list) {
      if (each instanceof Interval interval) {
        sorted.add(interval);
      }
    }
    sorted.sort((left, right) -> {
      int starts = compare(left.start(), right.start());
      return starts == 0 ? compare(left.end(), right.end()) : starts;
    });
    return sorted;
  }

  private int compare(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return left == right ? 0 : left == null ? -1 : 1;
    }
    int comparison = order.compare(left, right);
    return comparison == Temporal.UNCERTAIN ? 0 : comparison;
  }
}
