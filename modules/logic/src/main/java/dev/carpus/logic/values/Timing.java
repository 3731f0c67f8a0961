package dev.carpus.logic.values;

import org.jspecify.annotations.Nullable;

/**
 * How points and intervals lie to each other: before, after, within.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#interval-operators-3">CQL, interval
 *     operators</a>
 */
public final class Timing {
  private final Order order;

  /** Compares by this order. */
  public Timing(Order order) {
    this.order = order;
  }

  private static @Nullable Object start(@Nullable Object value) {
    return value instanceof Interval interval ? interval.start() : value;
  }

  private static @Nullable Object end(@Nullable Object value) {
    return value instanceof Interval interval ? interval.end() : value;
  }

  /** Whether all of the first lies before the second. */
  public @Nullable Boolean before(
      @Nullable Object left, @Nullable Object right, @Nullable Precision precision) {
    return Order.isLess(order.compare(end(left), start(right), precision));
  }

  /** Whether all of the first lies after the second. */
  public @Nullable Boolean after(
      @Nullable Object left, @Nullable Object right, @Nullable Precision precision) {
    return Order.isGreater(order.compare(start(left), end(right), precision));
  }

  /** Whether the first ends on or before the start of the second. */
  public @Nullable Boolean sameOrBefore(
      @Nullable Object left, @Nullable Object right, @Nullable Precision precision) {
    return Order.isAtMost(order.compare(end(left), start(right), precision));
  }

  /** Whether the first starts on or after the end of the second. */
  public @Nullable Boolean sameOrAfter(
      @Nullable Object left, @Nullable Object right, @Nullable Precision precision) {
    return Order.isAtLeast(order.compare(start(left), end(right), precision));
  }

  /** Whether both start and end at the same time. */
  public @Nullable Boolean sameAs(
      @Nullable Object left, @Nullable Object right, @Nullable Precision precision) {
    Boolean isStart = Order.isSame(order.compare(start(left), start(right), precision));
    return (left instanceof Interval || right instanceof Interval)
        ? Truth.and(isStart, Order.isSame(order.compare(end(left), end(right), precision)))
        : isStart;
  }

  /**
   * Whether a point lies within an interval; an end does, even if nothing is known of the other.
   */
  public @Nullable Boolean in(
      @Nullable Object point, Interval interval, @Nullable Precision precision) {
    Boolean isIn = between(point, interval, precision);
    boolean isOpen = isIn == null && point != null;
    return (isOpen && isEnd(point, interval, precision)) ? Boolean.TRUE : isIn;
  }

  private @Nullable Boolean between(
      @Nullable Object point, Interval interval, @Nullable Precision precision) {
    return Truth.and(
        (interval.low() == null && interval.lowClosed())
            ? known(point)
            : Order.isAtLeast(order.compare(point, interval.start(), precision)),
        (interval.high() == null && interval.highClosed())
            ? known(point)
            : Order.isAtMost(order.compare(point, interval.end(), precision)));
  }

  private boolean isEnd(@Nullable Object point, Interval interval, @Nullable Precision precision) {
    return order.compare(point, interval.start(), precision) == 0
        || order.compare(point, interval.end(), precision) == 0;
  }

  private static @Nullable Boolean known(@Nullable Object point) {
    return point == null ? null : Boolean.TRUE;
  }

  /** Whether both have a point in common. */
  public @Nullable Boolean overlaps(Interval left, Interval right, @Nullable Precision precision) {
    return Truth.and(
        Order.isAtMost(order.compare(left.start(), right.end(), precision)),
        Order.isAtMost(order.compare(right.start(), left.end(), precision)));
  }

  /** Whether all of the first lies within the second. */
  public @Nullable Boolean includedIn(
      Interval left, Interval right, @Nullable Precision precision) {
    return Truth.and(in(left.start(), right, precision), in(left.end(), right, precision));
  }

  /** What is counted from one time to another. */
  @FunctionalInterface
  private interface Count {
    long between(Temporal from, Temporal to, Precision unit);
  }

  /**
   * Boundaries of a precision that are crossed from one time to the other; an uncertain interval
   * where one is too coarse.
   */
  public static @Nullable Object difference(
      @Nullable Object left, @Nullable Object right, Precision precision, int divisor) {
    return count(left, right, precision, divisor, TemporalCount::boundaries);
  }

  /**
   * Whole periods of a precision from one time to the other; an uncertain interval where one is too
   * coarse.
   */
  public static @Nullable Object duration(
      @Nullable Object left, @Nullable Object right, Precision precision, int divisor) {
    return count(left, right, precision, divisor, TemporalCount::wholes);
  }

  private static @Nullable Object count(
      @Nullable Object left,
      @Nullable Object right,
      Precision precision,
      int divisor,
      Count count) {
    if (!(left instanceof Temporal from) || !(right instanceof Temporal to)) {
      return null;
    }
    boolean isFromOpen = precision.isFinerThan(from.precision());
    boolean isToOpen = precision.isFinerThan(to.precision());
    if (isFromOpen && isToOpen) {
      return null;
    }
    if (!isFromOpen && !isToOpen) {
      return exact(count.between(from, to, precision) / divisor);
    }
    Temporal latestFrom = isFromOpen ? from.latest(precision) : from;
    Temporal earliestFrom = isFromOpen ? from.earliest(precision) : from;
    Temporal latestTo = isToOpen ? to.latest(precision) : to;
    Temporal earliestTo = isToOpen ? to.earliest(precision) : to;
    Integer least = exact(count.between(latestFrom, earliestTo, precision) / divisor);
    Integer most = exact(count.between(earliestFrom, latestTo, precision) / divisor);
    return least == null || most == null ? null : Interval.uncertain(least, most);
  }

  private static @Nullable Integer exact(long count) {
    return count == (int) count ? (Integer) (int) count : null;
  }
}
