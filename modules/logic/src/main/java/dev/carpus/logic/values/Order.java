package dev.carpus.logic.values;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Which of two values is greater.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#comparison-operators-4">CQL, comparison
 *     operators</a>
 */
public final class Order {
  private final Quantities quantities;

  /** Compares quantities by these. */
  public Order(Quantities quantities) {
    this.quantities = quantities;
  }

  /**
   * Compares two values.
   *
   * @return {@link Temporal#UNCERTAIN} where one is null, or it cannot be told
   * @throws InvalidOperandException if they are of types that have no order
   */
  public int compare(@Nullable Object left, @Nullable Object right) {
    if (left instanceof Temporal moment
        && right instanceof Temporal other
        && moment.kind() == other.kind()) {
      return moment.compare(other);
    }
    if (left == null || right == null) {
      return Temporal.UNCERTAIN;
    }
    return switch (left) {
      case Integer number when right instanceof Integer other -> number.compareTo(other);
      case Long number when right instanceof Long other -> number.compareTo(other);
      case BigDecimal number when right instanceof BigDecimal other -> number.compareTo(other);
      case String text when right instanceof String other -> text.compareTo(other);
      case Quantity quantity when right instanceof Quantity other ->
          quantities.compare(quantity, other);
      case Interval range -> outside(range, right);
      default -> {
        if (right instanceof Interval range) {
          int result = outside(range, left);
          yield result == Temporal.UNCERTAIN ? result : -result;
        }
        throw new InvalidOperandException("two values that have no order are compared");
      }
    };
  }

  /** Compares a value of which only the bounds are known. */
  private int outside(Interval range, Object right) {
    Object first = right instanceof Interval other ? other.start() : right;
    Object last = right instanceof Interval other ? other.end() : right;
    if (Truth.isTrue(isLess(compare(range.end(), first)))) {
      return -1;
    }
    return Truth.isTrue(isGreater(compare(range.start(), last))) ? 1 : Temporal.UNCERTAIN;
  }

  /** Whether the first of two that were compared is less. */
  public static @Nullable Boolean isLess(int comparison) {
    return comparison == Temporal.UNCERTAIN ? null : Boolean.valueOf(comparison < 0);
  }

  /** Whether the first of two that were compared is greater. */
  public static @Nullable Boolean isGreater(int comparison) {
    return comparison == Temporal.UNCERTAIN ? null : Boolean.valueOf(comparison > 0);
  }

  /** Whether the first of two that were compared is not greater. */
  public static @Nullable Boolean isAtMost(int comparison) {
    return comparison == Temporal.UNCERTAIN ? null : Boolean.valueOf(comparison <= 0);
  }

  /** Whether the first of two that were compared is not less. */
  public static @Nullable Boolean isAtLeast(int comparison) {
    return comparison == Temporal.UNCERTAIN ? null : Boolean.valueOf(comparison >= 0);
  }

  /** Whether two that were compared are the same. */
  public static @Nullable Boolean isSame(int comparison) {
    return comparison == Temporal.UNCERTAIN ? null : Boolean.valueOf(comparison == 0);
  }

  /**
   * Compares to a precision where it is given and both are of time; otherwise as they are.
   *
   * @param precision null for the finer one of both
   */
  public int compare(@Nullable Object left, @Nullable Object right, @Nullable Precision precision) {
    return precision != null
            && left instanceof Temporal moment
            && right instanceof Temporal other
            && moment.kind() == other.kind()
        ? moment.compare(other, precision)
        : compare(left, right);
  }
}
