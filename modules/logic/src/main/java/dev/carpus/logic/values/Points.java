package dev.carpus.logic.values;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The points of the types that intervals can have: the least, the greatest, the next.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#successor">CQL, Successor</a>
 */
public final class Points {
  /** The greatest Decimal. */
  public static final BigDecimal MOST = new BigDecimal("99999999999999999999.99999999");

  private static final BigDecimal STEP = new BigDecimal("0.00000001");
  private static final int END_OF_YEARS = 9999;

  private Points() {}

  /**
   * The point after this one; null of null.
   *
   * @throws InvalidOperandException if there is none
   */
  public static @Nullable Object successor(@Nullable Object point) {
    return switch (point) {
      case null -> null;
      case Integer number -> exact(number + 1L);
      case Long number -> inReach(number, Long.MAX_VALUE) + 1;
      case BigDecimal number -> inReach(number.add(STEP));
      case Quantity quantity ->
          quantity.value() == null
              ? null
              : new Quantity(inReach(quantity.value().add(STEP)), quantity.unit());
      case Temporal moment -> next(moment, 1, moment.precision());
      default -> throw new InvalidOperandException("no successor of its type");
    };
  }

  /**
   * The point before this one; null of null.
   *
   * @throws InvalidOperandException if there is none
   */
  public static @Nullable Object predecessor(@Nullable Object point) {
    return switch (point) {
      case null -> null;
      case Integer number -> exact(number - 1L);
      case Long number -> inReach(number, Long.MIN_VALUE) - 1;
      case BigDecimal number -> inReach(number.subtract(STEP));
      case Quantity quantity ->
          quantity.value() == null
              ? null
              : new Quantity(inReach(quantity.value().subtract(STEP)), quantity.unit());
      case Temporal moment -> next(moment, -1, moment.precision());
      default -> throw new InvalidOperandException("no predecessor of its type");
    };
  }

  private static InvalidOperandException beyond() {
    return new InvalidOperandException("there is no point beyond the last of a type");
  }

  private static int exact(long number) {
    if (number != (int) number) {
      throw beyond();
    }
    return (int) number;
  }

  private static long inReach(long number, long last) {
    if (number == last) {
      throw beyond();
    }
    return number;
  }

  private static BigDecimal inReach(BigDecimal number) {
    if (number.abs().compareTo(MOST) > 0) {
      throw beyond();
    }
    return number;
  }

  /**
   * A time so many units later, of a Time within its day.
   *
   * @throws InvalidOperandException if there is none
   */
  static Temporal next(Temporal moment, int steps, Precision unit) {
    Temporal next = TemporalShift.plus(moment, steps, unit);
    boolean isInDay =
        moment.kind() != Temporal.Kind.TIME
            || (next != null && Integer.signum(next.compare(moment)) == Integer.signum(steps));
    if (next == null || !isInDay) {
      throw beyond();
    }
    return next;
  }

  /** The least point of a type. */
  public static Optional<Object> least(String type) {
    return example(type).map(like -> Objects.requireNonNull(least(like)));
  }

  /** The greatest point of a type. */
  public static Optional<Object> greatest(String type) {
    return example(type).map(like -> Objects.requireNonNull(greatest(like)));
  }

  private static Optional<Object> example(String type) {
    return switch (type) {
      case "Integer" -> Optional.of(0);
      case "Long" -> Optional.of(0L);
      case "Decimal" -> Optional.of(BigDecimal.ZERO);
      case "Quantity" -> Optional.of(new Quantity(BigDecimal.ZERO, Quantity.ONE));
      case "Date" -> Optional.of(Temporal.date(LocalDate.EPOCH, Precision.DAY));
      case "DateTime" ->
          Optional.of(
              Temporal.dateTime(
                  LocalDate.EPOCH.atStartOfDay(), ZoneOffset.UTC, Precision.MILLISECOND));
      case "Time" -> Optional.of(Temporal.time(0, 0, 0, 0, Precision.MILLISECOND));
      default -> Optional.empty();
    };
  }

  /** The least point of a point's type. */
  static @Nullable Object least(@Nullable Object like) {
    return switch (like) {
      case null -> null;
      case Integer _ -> Integer.MIN_VALUE;
      case Long _ -> Long.MIN_VALUE;
      case BigDecimal _ -> MOST.negate();
      case Quantity quantity -> new Quantity(MOST.negate(), quantity.unit());
      case Temporal moment -> least(moment);
      default -> throw new InvalidOperandException("no least value of its type");
    };
  }

  private static Temporal least(Temporal like) {
    return switch (like.kind()) {
      case DATE -> Temporal.date(LocalDate.of(1, 1, 1), Precision.DAY);
      case DATE_TIME ->
          Temporal.dateTime(LocalDateTime.of(1, 1, 1, 0, 0), like.offset(), Precision.MILLISECOND);
      case TIME -> Temporal.time(0, 0, 0, 0, Precision.MILLISECOND);
    };
  }

  /** The greatest point of a point's type. */
  static @Nullable Object greatest(@Nullable Object like) {
    return switch (like) {
      case null -> null;
      case Integer _ -> Integer.MAX_VALUE;
      case Long _ -> Long.MAX_VALUE;
      case BigDecimal _ -> MOST;
      case Quantity quantity -> new Quantity(MOST, quantity.unit());
      case Temporal moment -> greatest(moment);
      default -> throw new InvalidOperandException("no greatest value of its type");
    };
  }

  private static Temporal greatest(Temporal like) {
    LocalDate last = LocalDate.of(END_OF_YEARS, 12, 31);
    return switch (like.kind()) {
      case DATE -> Temporal.date(last, Precision.DAY);
      case DATE_TIME ->
          Temporal.dateTime(
              last.atTime(23, 59, 59, 999_000_000), like.offset(), Precision.MILLISECOND);
      case TIME -> Temporal.time(23, 59, 59, 999, Precision.MILLISECOND);
    };
  }
}
