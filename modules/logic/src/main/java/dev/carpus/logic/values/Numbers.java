package dev.carpus.logic.values;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What is made of one number; what has no result in its type is null.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#arithmetic-operators-4">CQL, arithmetic
 *     operators</a>
 */
public final class Numbers {
  /** The most digits behind the point that a Decimal has. */
  static final int SCALE = 8;

  private Numbers() {}

  /** A Decimal with no more digits than CQL has; null where it is too large. */
  public static @Nullable BigDecimal decimal(BigDecimal value) {
    BigDecimal scaled =
        value.scale() > SCALE
            ? value.setScale(SCALE, RoundingMode.FLOOR)
            : value.scale() < 0 ? value.setScale(0) : value;
    return scaled.abs().compareTo(Points.MOST) > 0 ? null : scaled;
  }

  /** A whole number as an Integer; null where it is too large. */
  static @Nullable Integer exact(long result) {
    return result == (int) result ? (Integer) (int) result : null;
  }

  /** The amount without its sign. */
  public static @Nullable Object abs(@Nullable Object operand) {
    return switch (operand) {
      case null -> null;
      case Integer number -> number == Integer.MIN_VALUE ? null : (Object) Math.abs(number);
      case Long number -> number == Long.MIN_VALUE ? null : (Object) Math.abs(number);
      case BigDecimal number -> number.abs();
      case Quantity quantity ->
          quantity.value() == null ? null : new Quantity(quantity.value().abs(), quantity.unit());
      default -> throw new InvalidOperandException("the amount of what is no number is asked");
    };
  }

  /** With the other sign. */
  public static @Nullable Object negate(@Nullable Object operand) {
    return switch (operand) {
      case null -> null;
      case Integer number -> number == Integer.MIN_VALUE ? null : (Object) (-number);
      case Long number -> number == Long.MIN_VALUE ? null : (Object) (-number);
      case BigDecimal number -> number.negate();
      case Quantity quantity ->
          quantity.value() == null
              ? null
              : new Quantity(quantity.value().negate(), quantity.unit());
      default -> throw new InvalidOperandException("what is no number is negated");
    };
  }

  /** The whole number at or above, or below, or nearer to zero. */
  public static @Nullable Integer whole(@Nullable Object operand, RoundingMode mode) {
    return switch (operand) {
      case null -> null;
      case BigDecimal number -> exact(number.setScale(0, mode));
      case Quantity quantity ->
          quantity.value() == null ? null : exact(quantity.value().setScale(0, mode));
      case Integer number -> number;
      default -> throw new InvalidOperandException("what is no number is rounded");
    };
  }

  private static @Nullable Integer exact(BigDecimal whole) {
    return whole.precision() - whole.scale() > 18 ? null : exact(whole.longValue());
  }

  /** Rounded, halves away from zero. */
  public static @Nullable BigDecimal round(@Nullable Object operand, int digits) {
    return switch (operand) {
      case null -> null;
      case BigDecimal number -> number.setScale(digits, RoundingMode.HALF_UP);
      default -> throw new InvalidOperandException("what is no number is rounded");
    };
  }
}
