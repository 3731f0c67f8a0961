package dev.carpus.logic.values;

import org.jspecify.annotations.Nullable;

/**
 * How two intervals touch, and what they have in common.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#interval-operators-3">CQL, interval
 *     operators</a>
 */
public final class Intervals {
  private final Order order;
  private final Timing timing;

  /** Compares by these. */
  public Intervals(Order order, Timing timing) {
    this.order = order;
    this.timing = timing;
  }

  /**
   * The same interval.
   *
   * @throws InvalidOperandException if it does not end after its start, as far as that is known
   */
  public Interval checked(Interval interval) {
    if (interval.low() != null && interval.high() != null) {
      int comparison = order.compare(interval.start(), interval.end());
      if (comparison > 0 || comparison == Temporal.UNCERTAIN) {
        throw new InvalidOperandException("an interval ends before its start");
      }
    }
    return interval;
  }

  /** Whether the first ends just before the second starts. */
  public @Nullable Boolean meetsBefore(
      Interval left, Interval right, @Nullable Precision precision) {
    boolean isApart =
        Truth.isTrue(Order.isGreater(order.compare(left.start(), right.end(), precision)))
            || Truth.isTrue(timing.overlaps(left, right, precision));
    if (isApart) {
      return false;
    }
    Object end = left.end();
    if (end == null || right.start() == null) {
      return null;
    }
    return Truth.isTrue(Order.isSame(order.compare(end, Points.greatest(end))))
        ? Boolean.FALSE
        : Order.isSame(order.compare(next(end, precision), right.start(), precision));
  }

  private static @Nullable Object next(Object point, @Nullable Precision precision) {
    return point instanceof Temporal moment && precision != null
        ? Points.next(moment, 1, Precision.coarser(precision, moment.precision()))
        : Points.successor(point);
  }

  /** Whether either ends just before the other starts. */
  public @Nullable Boolean meets(Interval left, Interval right, @Nullable Precision precision) {
    return Truth.or(meetsBefore(left, right, precision), meetsBefore(right, left, precision));
  }

  /** Whether the first starts before the second and they have a point in common. */
  public @Nullable Boolean overlapsBefore(
      Interval left, Interval right, @Nullable Precision precision) {
    return Truth.and(
        Order.isLess(order.compare(left.start(), right.start(), precision)),
        timing.overlaps(left, right, precision));
  }

  /** Whether the first ends after the second and they have a point in common. */
  public @Nullable Boolean overlapsAfter(
      Interval left, Interval right, @Nullable Precision precision) {
    return Truth.and(
        Order.isGreater(order.compare(left.end(), right.end(), precision)),
        timing.overlaps(left, right, precision));
  }

  /** Whether both start together, and the first ends no later. */
  public @Nullable Boolean starts(Interval left, Interval right, @Nullable Precision precision) {
    return Truth.and(
        Order.isSame(order.compare(left.start(), right.start(), precision)),
        Order.isAtMost(order.compare(left.end(), right.end(), precision)));
  }

  /** Whether both end together, and the first starts no earlier. */
  public @Nullable Boolean ends(Interval left, Interval right, @Nullable Precision precision) {
    return Truth.and(
        Order.isAtLeast(order.compare(left.start(), right.start(), precision)),
        Order.isSame(order.compare(left.end(), right.end(), precision)));
  }

  /** Whether the second lies within the first, which is larger. */
  public @Nullable Boolean properIncludes(
      Interval whole, Interval part, @Nullable Precision precision) {
    return Truth.and(
        timing.includedIn(part, whole, precision),
        Truth.not(timing.sameAs(whole, part, precision)));
  }

  /** Whether a point lies between the ends of an interval. */
  public @Nullable Boolean properContains(
      Interval whole, @Nullable Object point, @Nullable Precision precision) {
    return Truth.and(
        Order.isGreater(order.compare(point, whole.start(), precision)),
        Order.isLess(order.compare(point, whole.end(), precision)));
  }

  /** All points of both; null if there is a gap, or it is not known whether there is. */
  public @Nullable Interval union(Interval left, Interval right) {
    Object start = left.start();
    Object end = left.end();
    if (start == null || end == null || right.start() == null || right.end() == null) {
      return null;
    }
    return Truth.isTrue(Truth.or(timing.overlaps(left, right, null), meets(left, right, null)))
        ? new Interval(
            isLess(start, right.start()) ? start : right.start(),
            true,
            isLess(right.end(), end) ? end : right.end(),
            true,
            false)
        : null;
  }

  private boolean isLess(@Nullable Object left, @Nullable Object right) {
    return Truth.isTrue(Order.isLess(order.compare(left, right)));
  }

  /** The points of both; null if there are none. */
  public @Nullable Interval intersect(Interval left, Interval right) {
    if (Truth.isFalse(timing.overlaps(left, right, null))) {
      return null;
    }
    Object start = inner(left.start(), right.start(), 1);
    Object end = inner(left.end(), right.end(), -1);
    return start == null && end == null
        ? null
        : new Interval(start, start != null, end, end != null, false);
  }

  /** The later or the earlier of two points; of two that cannot be told apart the finer. */
  private @Nullable Object inner(@Nullable Object left, @Nullable Object right, int sign) {
    if (left == null || right == null) {
      return null;
    }
    int comparison = order.compare(left, right);
    if (comparison != Temporal.UNCERTAIN) {
      return comparison * sign > 0 ? left : right;
    }
    return left instanceof Temporal one && right instanceof Temporal other
        ? one.precision().isFinerThan(other.precision()) ? one : other
        : null;
  }

  /** The points of the first that the second has not; null if they are no single interval. */
  public @Nullable Interval except(Interval left, Interval right) {
    Object start = left.start();
    Object end = left.end();
    Object from = right.start();
    Object to = right.end();
    if (start == null || end == null || from == null || to == null) {
      return null;
    }
    if (isLess(end, from) || isLess(to, start)) {
      return left;
    }
    boolean isBefore = isLess(start, from);
    boolean isAfter = isLess(to, end);
    if (isBefore == isAfter) {
      return null;
    }
    return isBefore
        ? new Interval(start, true, Points.predecessor(from), true, false)
        : new Interval(Points.successor(to), true, end, true, false);
  }
}
