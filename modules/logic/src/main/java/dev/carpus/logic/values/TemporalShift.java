package dev.carpus.logic.values;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Moments moved by durations.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#datetime-operators-2">CQL, date and time
 *     operators</a>
 */
final class TemporalShift {
  private static final int FIRST_YEAR = 1;
  private static final int LAST_YEAR = 9999;

  /** A longer number, in weeks, would not fit a long: it leads out of all years. */
  private static final int MOST_BITS = 59;

  private TemporalShift() {}

  /**
   * Later by a duration, of which what is less than one unit does not count; null if that is null.
   *
   * @throws InvalidOperandException if it would be in no year of CQL, or the unit is not of time
   */
  static @Nullable Temporal by(Temporal moment, Quantity duration) {
    return moved(moment, duration, 1);
  }

  /** Earlier by a duration, likewise. */
  static @Nullable Temporal back(Temporal moment, Quantity duration) {
    return moved(moment, duration, -1);
  }

  private static @Nullable Temporal moved(Temporal moment, Quantity duration, int sign) {
    if (duration.value() == null) {
      return null;
    }
    BigInteger amount = duration.value().toBigInteger();
    Temporal moved =
        amount.bitLength() > MOST_BITS
            ? null
            : moved(moment, sign * amount.longValue(), duration.unit());
    if (moved == null) {
      throw new InvalidOperandException("a date is moved out of the years 1 to 9999");
    }
    return moved;
  }

  private static @Nullable Temporal moved(Temporal moment, long amount, String unit) {
    return switch (unit) {
      case "year", "years", "a" -> plus(moment, amount, Precision.YEAR);
      case "month", "months", "mo" -> plus(moment, amount, Precision.MONTH);
      case "week", "weeks", "wk" -> plus(moment, 7 * amount, Precision.DAY);
      case "day", "days", "d" -> plus(moment, amount, Precision.DAY);
      case "hour", "hours", "h" -> plus(moment, amount, Precision.HOUR);
      case "minute", "minutes", "min" -> plus(moment, amount, Precision.MINUTE);
      case "second", "seconds", "s" -> plus(moment, amount, Precision.SECOND);
      case "millisecond", "milliseconds", "ms" -> plus(moment, amount, Precision.MILLISECOND);
      default -> throw new InvalidOperandException("a date is moved by what is no time");
    };
  }

  /**
   * So many units later; what is finer than the precision does not count.
   *
   * @param amount negative for earlier
   * @return null where it would leave the years 1 to 9999
   */
  static @Nullable Temporal plus(Temporal moment, long amount, Precision unit) {
    Precision precision = moment.precision();
    boolean isTime = moment.kind() == Temporal.Kind.TIME;
    boolean isFiner = unit.isFinerThan(precision);
    long whole = isFiner ? amount / in(unit, precision) : amount;
    try {
      LocalDateTime moved = moment.local().plus(whole, (isFiner ? precision : unit).unit());
      boolean isInReach = isTime || (moved.getYear() >= FIRST_YEAR && moved.getYear() <= LAST_YEAR);
      if (!isInReach) {
        return null;
      }
      return moment.with(
          isTime ? moved.toLocalTime().atDate(LocalDate.of(0, 1, 1)) : moved, precision);
    } catch (DateTimeException | ArithmeticException outOfReach) {
      return null;
    }
  }

  /** How many of a unit are in a coarser one, as CQL counts: years of 365 days, months of 30. */
  private static long in(Precision unit, Precision coarser) {
    if (unit == coarser) {
      return 1;
    }
    long of =
        switch (unit) {
          case MILLISECOND -> 1000;
          case SECOND, MINUTE -> 60;
          case HOUR -> 24;
          case DAY -> coarser == Precision.YEAR ? 365 : 30;
          case MONTH -> 12;
          case YEAR -> 1;
        };
    Precision next = unit == Precision.DAY ? coarser : unit.nextCoarser();
    return of * in(next, coarser);
  }
}
