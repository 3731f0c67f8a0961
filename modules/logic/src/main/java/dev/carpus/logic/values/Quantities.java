package dev.carpus.logic.values;

import dev.carpus.terminology.units.Units;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BinaryOperator;
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

  private final Units units;

  /** Compares by these units. */
  public Quantities(Units units) {
    this.units = units;
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
