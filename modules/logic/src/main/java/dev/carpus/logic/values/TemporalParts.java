package dev.carpus.logic.values;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times made of their parts; as exact as the parts that are there.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#datetime-1">CQL, DateTime</a>
 */
public final class TemporalParts {
  private static final List<Precision> OF_DATE_TIME = List.of(Precision.values());
  private static final List<Precision> OF_TIME = OF_DATE_TIME.subList(3, 7);
  private static final BigDecimal SECONDS = BigDecimal.valueOf(3600);
  private static final int MOST_MILLIS = 999;
  private static final int NANOS = 1_000_000;

  private TemporalParts() {}

  /**
   * A Date of year, month and day; null without a year.
   *
   * @throws InvalidOperandException if there is no such day
   */
  public static @Nullable Temporal date(List<@Nullable Object> parts) {
    Precision precision = precision(parts, OF_DATE_TIME);
    return precision == null ? null : Temporal.date(local(parts, 0).toLocalDate(), precision);
  }

  /**
   * A DateTime of year to millisecond; null without a year.
   *
   * @throws InvalidOperandException if there is no such moment
   */
  public static @Nullable Temporal dateTime(List<@Nullable Object> parts, ZoneOffset offset) {
    Precision precision = precision(parts, OF_DATE_TIME);
    return precision == null ? null : Temporal.dateTime(local(parts, 0), offset, precision);
  }

  /**
   * A Time of hour to millisecond; null without an hour.
   *
   * @throws InvalidOperandException if there is no such time
   */
  public static @Nullable Temporal time(List<@Nullable Object> parts) {
    Precision precision = precision(parts, OF_TIME);
    return precision == null ? null : time(local(parts, 3), precision);
  }

  /** The offset of so many hours. */
  public static ZoneOffset offset(BigDecimal hours) {
    try {
      return ZoneOffset.ofTotalSeconds(hours.multiply(SECONDS).intValue());
    } catch (DateTimeException none) {
      throw new InvalidOperandException("an offset of so many hours from UTC is none");
    }
  }

  /** The offset of a DateTime in hours; null where there is none. */
  public static @Nullable BigDecimal hours(@Nullable Object operand) {
    return operand instanceof Temporal moment
        ? Numbers.decimal(
            BigDecimal.valueOf(moment.offset().getTotalSeconds())
                .divide(SECONDS, 8, RoundingMode.HALF_UP))
        : null;
  }

  /** The Time of a DateTime; null where its hour is not known. */
  public static @Nullable Temporal timeFrom(@Nullable Object operand) {
    return operand instanceof Temporal moment && moment.precision().isFinerThan(Precision.DAY)
        ? time(moment.local(), moment.precision())
        : null;
  }

  private static Temporal time(LocalDateTime local, Precision precision) {
    return Temporal.time(
        local.getHour(), local.getMinute(), local.getSecond(), local.getNano() / NANOS, precision);
  }

  /** The last part that is there with all before it. */
  private static @Nullable Precision precision(List<@Nullable Object> parts, List<Precision> all) {
    Precision known = null;
    for (int i = 0; i < parts.size() && parts.get(i) != null; i++) {
      known = all.get(i);
    }
    return known;
  }

  private static LocalDateTime local(List<@Nullable Object> parts, int first) {
    try {
      return LocalDate.of(
              first == 0 ? inYears(part(parts, 0, 1)) : 1,
              first == 0 ? part(parts, 1, 1) : 1,
              first == 0 ? part(parts, 2, 1) : 1)
          .atTime(
              part(parts, 3 - first, 0),
              part(parts, 4 - first, 0),
              part(parts, 5 - first, 0),
              millis(part(parts, 6 - first, 0)) * NANOS);
    } catch (DateTimeException none) {
      throw new InvalidOperandException("there is no such date or time");
    }
  }

  /** The translator writes the digits of a fraction down as if they were milliseconds. */
  private static int millis(int digits) {
    int millis = digits;
    while (millis > MOST_MILLIS) {
      millis /= 10;
    }
    return millis;
  }

  private static int inYears(int year) {
    if (year < 1 || year > 9999) {
      throw new InvalidOperandException("a year is none of 1 to 9999");
    }
    return year;
  }

  private static int part(List<@Nullable Object> parts, int place, int otherwise) {
    return place < parts.size() && parts.get(place) instanceof Integer part ? part : otherwise;
  }
}
