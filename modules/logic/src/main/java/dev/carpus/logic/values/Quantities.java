package dev.carpus.logic.values;

import dev.carpus.terminology.units.Units;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares and adds quantities, of whatever units.
 *
 * <p>Calendar durations shorter than a month are as long as those of UCUM; a calendar month or year
 * is none of UCUM's, so that the two cannot be compared.
 *
 * @see <a href="https://cql.hl7.org/02-authorsguide.html#quantities">CQL, quantities</a>
 */
public final class Quantities {
  private static final Map<String, String> UCUM =
      Map.ofEntries(
          Map.entry("year", "years"),
          Map.entry("month", "months"),
          Map.entry("week", "wk"),
          Map.entry("weeks", "wk"),
          Map.entry("day", "d"),
          Map.entry("days", "d"),
          Map.entry("hour", "h"),
          Map.entry("hours", "h"),
          Map.entry("minute", "min"),
          Map.entry("minutes", "min"),
          Map.entry("second", "s"),
          Map.entry("seconds", "s"),
          Map.entry("millisecond", "ms"),
          Map.entry("milliseconds", "ms"),
          Map.entry("", Quantity.ONE));

  private static final Map<String, Integer> MONTHS =
      Map.of("year", 12, "years", 12, "month", 1, "months", 1);

  /** As equivalence counts them. */
  private static final Map<String, Integer> DAYS =
      Map.of("year", 365, "years", 365, "month", 30, "months", 30, "day", 1, "days", 1);

  private static final Pattern CALENDAR =
      Pattern.compile("(year|month|week|day|hour|minute|second|millisecond)s?");

  private final Units units;

  /** Compares by these units. */
  public Quantities(Units units) {
    this.units = units;
  }

  /** Whether a unit is a calendar duration. */
  static boolean isCalendar(String unit) {
    return CALENDAR.matcher(unit).matches();
  }

  private static String ucum(String unit) {
    return UCUM.getOrDefault(unit, unit);
  }

  /**
   * Compares two quantities exactly.
   *
   * @return {@link Temporal#UNCERTAIN} where one has no value, or they are of other dimensions
   */
  int compare(Quantity left, Quantity right) {
    if (left.value() == null || right.value() == null) {
      return Temporal.UNCERTAIN;
    }
    if (left.unit().equals(right.unit())) {
      return left.value().compareTo(right.value());
    }
    String one = ucum(left.unit());
    String other = ucum(right.unit());
    if (one.equals(other)) {
      return left.value().compareTo(right.value());
    }
    OptionalInt result = units.compare(left.value(), one, right.value(), other);
    return result.isPresent() ? result.getAsInt() : Temporal.UNCERTAIN;
  }

  /**
   * Whether two quantities are the same in amount, where a calendar year or month counts as one of
   * UCUM.
   */
  boolean equivalent(Quantity left, Quantity right) {
    BigDecimal months = calendar(left, MONTHS);
    BigDecimal otherMonths = calendar(right, MONTHS);
    if (months != null && otherMonths != null) {
      return months.compareTo(otherMonths) == 0;
    }
    BigDecimal days = calendar(left, DAYS);
    BigDecimal otherDays = calendar(right, DAYS);
    if (days != null && otherDays != null) {
      return days.compareTo(otherDays) == 0;
    }
    return compare(definite(left), definite(right)) == 0;
  }

  /** How many of a unit a calendar duration has; null where it has none. */
  private static @Nullable BigDecimal calendar(Quantity duration, Map<String, Integer> units) {
    Integer each = units.get(duration.unit());
    return each == null || duration.value() == null
        ? null
        : duration.value().multiply(BigDecimal.valueOf(each));
  }

  private static Quantity definite(Quantity quantity) {
    return switch (quantity.unit()) {
      case "year", "years" -> new Quantity(quantity.value(), "a");
      case "month", "months" -> new Quantity(quantity.value(), "mo");
      default -> quantity;
    };
  }

  /** The value in another unit; null where it cannot be converted. */
  public @Nullable Quantity converted(Quantity quantity, String unit) {
    return quantity.value() == null
        ? null
        : units
            .convert(quantity.value(), ucum(quantity.unit()), ucum(unit))
            .map(value -> new Quantity(value, unit))
            .orElse(null);
  }

  /** The sum or difference, in the finer of both units; null where they cannot be converted. */
  @Nullable Quantity combine(Quantity left, Quantity right, BinaryOperator<BigDecimal> operator) {
    if (left.value() == null || right.value() == null) {
      return null;
    }
    String one = ucum(left.unit());
    String other = ucum(right.unit());
    if (one.equals(other)) {
      return new Quantity(operator.apply(left.value(), right.value()), left.unit());
    }
    boolean isLeftFiner = units.compare(BigDecimal.ONE, one, BigDecimal.ONE, other).orElse(0) <= 0;
    Optional<BigDecimal> converted =
        isLeftFiner
            ? units.convert(right.value(), other, one)
            : units.convert(left.value(), one, other);
    return converted
        .map(value ->
            isLeftFiner
                ? new Quantity(operator.apply(left.value(), value), left.unit())
                : new Quantity(operator.apply(value, right.value()), right.unit()))
        .orElse(null);
  }
}
