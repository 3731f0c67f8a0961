package dev.carpus.logic.values;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers, quantities and ratios as CQL writes them; what is none is null. */
final class AmountReading {
  /** A number, and a unit in quotes or without blanks. */
  private static final Pattern QUANTITY =
      Pattern.compile("([+-]?\\d+(?:\\.\\d+)?)\\s*(?:'([^']*)'|([^'\\s:]+))?");

  private AmountReading() {}

  /** A Decimal. */
  static @Nullable BigDecimal number(String text) {
    return text.matches("[+-]?\\d+(\\.\\d+)?") ? Numbers.decimal(new BigDecimal(text)) : null;
  }

  /** A Quantity. */
  static @Nullable Quantity quantity(String text) {
    Matcher parts = QUANTITY.matcher(text.strip());
    BigDecimal value = parts.matches() ? number(parts.group(1)) : null;
    if (value == null) {
      return null;
    }
    String unit = parts.group(2) == null ? parts.group(3) : parts.group(2);
    return new Quantity(value, unit == null || unit.isEmpty() ? Quantity.ONE : unit);
  }

  /** A Ratio. */
  static @Nullable Ratio ratio(String text) {
    String[] parts = text.split(":", 3);
    Quantity numerator = parts.length == 2 ? quantity(parts[0]) : null;
    Quantity denominator = parts.length == 2 ? quantity(parts[1]) : null;
    return numerator == null || denominator == null ? null : new Ratio(numerator, denominator);
  }
}
