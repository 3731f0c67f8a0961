package dev.carpus.logic.values;

import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * How exactly a date or time is known, from the coarsest to the finest.
 *
 * @see <a href="https://cql.hl7.org/04-logicalspecification.html#datetimeprecision">CQL,
 *     DateTimePrecision</a>
 */
public enum Precision {
  YEAR(ChronoUnit.YEARS, 36),
  MONTH(ChronoUnit.MONTHS, 32),
  DAY(ChronoUnit.DAYS, 27),
  HOUR(ChronoUnit.HOURS, 22),
  MINUTE(ChronoUnit.MINUTES, 16),
  SECOND(ChronoUnit.SECONDS, 10),
  MILLISECOND(ChronoUnit.MILLIS, 0);

  private final ChronoUnit unit;
  private final int shift;

  Precision(ChronoUnit unit, int shift) {
    this.unit = unit;
    this.shift = shift;
  }

  /** The unit of this precision. */
  ChronoUnit unit() {
    return unit;
  }

  /** The calendar duration of this precision, as {@code day}. */
  String calendarUnit() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The precision that a unit of time calls for; nothing for another unit. */
  static Optional<Precision> ofUnit(String unit) {
    return switch (unit) {
      case "year", "years", "a" -> Optional.of(YEAR);
      case "month", "months", "mo" -> Optional.of(MONTH);
      case "week", "weeks", "wk", "day", "days", "d" -> Optional.of(DAY);
      case "hour", "hours", "h" -> Optional.of(HOUR);
      case "minute", "minutes", "min" -> Optional.of(MINUTE);
      case "second", "seconds", "s" -> Optional.of(SECOND);
      case "millisecond", "milliseconds", "ms" -> Optional.of(MILLISECOND);
      default -> Optional.empty();
    };
  }

  /** How many bits of a packed date and time are finer than this. */
  int shift() {
    return shift;
  }

  /** The next coarser one; of a year, itself. */
  Precision nextCoarser() {
    return switch (this) {
      case YEAR, MONTH -> YEAR;
      case DAY -> MONTH;
      case HOUR -> DAY;
      case MINUTE -> HOUR;
      case SECOND -> MINUTE;
      case MILLISECOND -> SECOND;
    };
  }

  /** Whether this is finer than another. */
  public boolean isFinerThan(Precision other) {
    return compareTo(other) > 0;
  }

  /** The finer of two. */
  static Precision finer(Precision one, Precision other) {
    return one.isFinerThan(other) ? one : other;
  }

  /** The coarser of two. */
  static Precision coarser(Precision one, Precision other) {
    return one.isFinerThan(other) ? other : one;
  }

  /**
   * The precision that ELM calls by a name; a week, which is none of its own, is compared as days.
   *
   * @throws IllegalArgumentException for an unknown name
   */
  public static Precision of(String elm) {
    return elm.equals("Week") ? DAY : valueOf(elm.toUpperCase(Locale.ROOT));
  }
}
