package dev.carpus.logic.values;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A Quantity of CQL.
 *
 * @param value its number; null if it has none
 * @param unit in UCUM, or a calendar duration such as {@code days}; {@code 1} for none
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#quantity">CQL, Quantity</a>
 */
public record Quantity(@Nullable BigDecimal value, String unit) {
  /** The unit of a plain number. */
  public static final String ONE = "1";
}
