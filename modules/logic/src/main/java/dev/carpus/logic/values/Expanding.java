package dev.carpus.logic.values;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts intervals into pieces of one width.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#expand">CQL, Expand</a>
 */
public final class Expanding {
  /** More would only fill the memory. */
  private static final int MOST = 1_000_000;

  private final Order order;
  private final Collapsing collapsing;
  private final Arithmetic arithmetic;
  private final Quantities quantities;

  /** Compares and reckons by these. */
  public Expanding(
      Order order, Collapsing collapsing, Arithmetic arithmetic, Quantities quantities) {
    this.order = order;
    this.collapsing = collapsing;
    this.arithmetic = arithmetic;
    this.quantities = quantities;
  }

  /** The first points of the pieces of an interval. */
  public List<@Nullable Object> points(Interval interval, @Nullable Quantity per) {
    List<@Nullable Object> points = new ArrayList<>();
    pieces(List.of(interval), per).forEach(piece -> points.add(piece.start()));
    return points;
  }

  /**
   * The pieces of intervals, each once and in order; what is left at an end and is narrower, is
   * none.
   *
   * @param per how wide a piece is; null for a unit of the coarsest end
   */
  public List<Interval> pieces(List<?> list, @Nullable Quantity per) {
    List<Interval> closed = new ArrayList<>();
    for (Object each : list) {
      if (each instanceof Interval interval && interval.low() != null && interval.high() != null) {
        closed.add(interval);
      }
    }
    if (closed.isEmpty()) {
      return List.of();
    }
    Quantity width = width(closed, per);
    if (width == null || width.value() == null || width.value().signum() <= 0) {
      return List.of();
    }
    List<Interval> cut = new ArrayList<>();
    for (Interval each : closed) {
      truncated(each, width).ifPresent(cut::add);
    }
    List<Interval> pieces = new ArrayList<>();
    collapsing.collapse(cut, null).forEach(each -> addPieces(each, width, pieces));
    return pieces;
  }

  /** The width in the unit of the ends; null where it has none there. */
  private @Nullable Quantity width(List<Interval> intervals, @Nullable Quantity per) {
    Object end = intervals.getFirst().start();
    if (per == null) {
      return unit(intervals);
    }
    return switch (end) {
      case Temporal _ -> Precision.ofUnit(per.unit()).isPresent() ? per : null;
      case Quantity quantity ->
          quantity.unit().equals(per.unit()) ? per : quantities.converted(per, quantity.unit());
      case null, default -> per.unit().equals(Quantity.ONE) ? per : null;
    };
  }

  /** One of the unit that all ends have, as exact as the coarsest of them. */
  private static Quantity unit(List<Interval> intervals) {
    List<Object> ends = new ArrayList<>();
    for (Interval each : intervals) {
      ends.add(Objects.requireNonNull(each.start()));
      ends.add(Objects.requireNonNull(each.end()));
    }
    if (ends.getFirst() instanceof Temporal) {
      Precision coarsest =
          ends.stream()
              .map(each -> ((Temporal) each).precision())
              .reduce(Precision.MILLISECOND, Precision::coarser);
      return new Quantity(BigDecimal.ONE, coarsest.calendarUnit());
    }
    int scale = ends.stream().mapToInt(Expanding::scale).min().orElse(0);
    String unit = ends.getFirst() instanceof Quantity quantity ? quantity.unit() : Quantity.ONE;
    return new Quantity(BigDecimal.ONE.setScale(scale), unit);
  }

  private static int scale(Object end) {
    return switch (end) {
      case BigDecimal number -> Math.max(0, number.scale());
      case Quantity quantity when quantity.value() != null -> Math.max(0, quantity.value().scale());
      default -> 0;
    };
  }

  /** The interval with ends that are as exact as the width; nothing if none is left. */
  private Optional<Interval> truncated(Interval interval, Quantity width) {
    Object start = truncated(interval.start(), width, RoundingMode.CEILING);
    Object end = truncated(interval.end(), width, RoundingMode.FLOOR);
    return Truth.isTrue(Order.isAtMost(order.compare(start, end)))
        ? Optional.of(new Interval(start, true, end, true, false))
        : Optional.empty();
  }

  private @Nullable Object truncated(@Nullable Object end, Quantity width, RoundingMode mode) {
    int scale = scale(width);
    return switch (end) {
      case BigDecimal number -> number.setScale(scale, mode);
      case Quantity quantity -> {
        Quantity converted = quantities.converted(quantity, width.unit());
        yield converted == null || converted.value() == null
            ? null
            : new Quantity(converted.value().setScale(scale, mode), width.unit());
      }
      case Temporal moment -> truncated(moment, width.unit(), mode == RoundingMode.CEILING);
      case null, default -> end;
    };
  }

  /** A time of the precision of a unit; null where it is not as exact. */
  private static @Nullable Temporal truncated(Temporal moment, String unit, boolean isUp) {
    Precision precision = Precision.ofUnit(unit).orElseThrow();
    if (precision.isFinerThan(moment.precision())) {
      return null;
    }
    Temporal floor = moment.earliest(precision);
    boolean isCut = moment.compare(floor.earliest(moment.precision())) != 0;
    return isUp && isCut ? TemporalShift.plus(floor, 1, precision) : floor;
  }

  private void addPieces(Interval interval, Quantity width, List<Interval> to) {
    Object start = interval.start();
    Object end = interval.end();
    while (start != null) {
      Object next = arithmetic.add(start, step(start, width));
      Object last = next == null ? null : before(next, width);
      if (!Truth.isTrue(Order.isAtMost(order.compare(last, end)))) {
        return;
      }
      if (to.size() == MOST) {
        throw new InvalidOperandException("an interval is cut into too many pieces");
      }
      to.add(new Interval(start, true, last, true, false));
      start = next;
    }
  }

  /** How far the next piece is, in the type of the points. */
  static Object step(Object point, Quantity width) {
    BigDecimal value = Objects.requireNonNull(width.value());
    return switch (point) {
      case Integer _ -> value.setScale(0, RoundingMode.CEILING).intValue();
      case Long _ -> value.setScale(0, RoundingMode.CEILING).longValue();
      case BigDecimal _ -> value;
      default -> width;
    };
  }

  /** The last point before the next piece, as exact as the width. */
  private static @Nullable Object before(Object next, Quantity width) {
    BigDecimal digit = BigDecimal.ONE.movePointLeft(scale(width));
    return switch (next) {
      case BigDecimal number -> number.subtract(digit);
      case Quantity quantity when quantity.value() != null ->
          new Quantity(quantity.value().subtract(digit), quantity.unit());
      default -> Points.predecessor(next);
    };
  }
}
