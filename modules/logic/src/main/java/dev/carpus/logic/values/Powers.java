package dev.carpus.logic.values;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Powers, logarithms, and division without a rest; what has no result in its type is null.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#power">CQL, Power</a>
 */
public final class Powers {
  private static final int SCALE = 8;
  private static final int MOST_EXACT = 1000;

  private Powers() {}

  /** The first raised to the second. */
  public static @Nullable Object power(@Nullable Object base, @Nullable Object exponent) {
    if (base == null || exponent == null) {
      return null;
    }
    return switch (base) {
      case Integer one when exponent instanceof Integer other ->
          other < 0 ? real(one, other) : integer(BigDecimal.valueOf(one), other);
      case Long one when exponent instanceof Long other ->
          other < 0 ? real(one, other) : whole(BigDecimal.valueOf(one), other);
      case BigDecimal one when exponent instanceof BigDecimal other -> decimal(one, other);
      default -> throw new InvalidOperandException("what is no number is raised to a power");
    };
  }

  private static @Nullable BigDecimal real(long base, long exponent) {
    return decimal(BigDecimal.valueOf(base), BigDecimal.valueOf(exponent));
  }

  private static @Nullable Object integer(BigDecimal base, long exponent) {
    Object whole = whole(base, exponent);
    return whole instanceof Long number && number == number.intValue()
        ? (Object) number.intValue()
        : null;
  }

  private static @Nullable Object whole(BigDecimal base, long exponent) {
    try {
      return Math.toIntExact(exponent) > MOST_EXACT && base.abs().compareTo(BigDecimal.ONE) > 0
          ? null
          : (Object) base.pow((int) exponent, new MathContext(40)).longValueExact();
    } catch (ArithmeticException overflow) {
      return null;
    }
  }

  private static @Nullable BigDecimal decimal(BigDecimal base, BigDecimal exponent) {
    BigDecimal whole = exponent.stripTrailingZeros();
    if (whole.scale() <= 0 && whole.abs().compareTo(BigDecimal.valueOf(MOST_EXACT)) <= 0) {
      return whole.signum() < 0 && base.signum() == 0
          ? null
          : Numbers.decimal(base.pow(whole.intValue(), MathContext.DECIMAL128));
    }
    double result = Math.pow(base.doubleValue(), exponent.doubleValue());
    return Double.isFinite(result) ? rounded(result) : null;
  }

  private static @Nullable BigDecimal rounded(double result) {
    return Numbers.decimal(BigDecimal.valueOf(result).setScale(SCALE, RoundingMode.HALF_UP));
  }

  /** The natural logarithm; null of what is negative. */
  public static @Nullable BigDecimal ln(@Nullable Object operand) {
    return operand instanceof BigDecimal number && number.signum() < 0
        ? null
        : of(operand, Math::log);
  }

  /** The power of Euler's number. */
  public static @Nullable BigDecimal exp(@Nullable Object operand) {
    return of(operand, Math::exp);
  }

  /**
   * The value of a function.
   *
   * @throws InvalidOperandException where it is infinite
   */
  private static @Nullable BigDecimal of(@Nullable Object operand, DoubleUnaryOperator function) {
    return switch (operand) {
      case null -> null;
      case BigDecimal number -> {
        double result = function.applyAsDouble(number.doubleValue());
        if (!Double.isFinite(result)) {
          throw new InvalidOperandException("the result is infinite");
        }
        yield rounded(result);
      }
      default -> throw new InvalidOperandException("what is no Decimal has no power");
    };
  }

  /** The logarithm to a base; null to the base 1. */
  public static @Nullable BigDecimal log(@Nullable Object operand, @Nullable Object base) {
    if (!(operand instanceof BigDecimal number) || !(base instanceof BigDecimal of)) {
      return null;
    }
    double result = Math.log(number.doubleValue()) / Math.log(of.doubleValue());
    return of.compareTo(BigDecimal.ONE) == 0 || !Double.isFinite(result) ? null : rounded(result);
  }

  /** What is left of the first when it is divided by the second; null by zero. */
  public static @Nullable Object modulo(@Nullable Object left, @Nullable Object right) {
    return divided(left, right, (one, other) -> one % other, BigDecimal::remainder);
  }

  /** How many whole times the second is in the first; null by zero. */
  public static @Nullable Object truncatedDivide(@Nullable Object left, @Nullable Object right) {
    return divided(left, right, (one, other) -> one / other, BigDecimal::divideToIntegralValue);
  }

  /** An operator on whole numbers. */
  @FunctionalInterface
  private interface OfLongs {
    long of(long left, long right);
  }

  private static @Nullable Object divided(
      @Nullable Object left,
      @Nullable Object right,
      OfLongs ofLongs,
      BinaryOperator<BigDecimal> ofDecimals) {
    if (left == null || right == null) {
      return null;
    }
    return switch (left) {
      case Integer one when right instanceof Integer other -> {
        long result = other == 0 ? Long.MAX_VALUE : ofLongs.of(one, other);
        yield result == (int) result ? (Object) (int) result : null;
      }
      case Long one when right instanceof Long other ->
          other == 0 || (one == Long.MIN_VALUE && other == -1)
              ? null
              : (Object) ofLongs.of(one, other);
      case BigDecimal one when right instanceof BigDecimal other -> divided(one, other, ofDecimals);
      case Quantity one when right instanceof Quantity other -> divided(one, other, ofDecimals);
      default -> throw new InvalidOperandException("two values that have no quotient are divided");
    };
  }

  private static @Nullable BigDecimal divided(
      BigDecimal one, BigDecimal other, BinaryOperator<BigDecimal> operator) {
    return other.signum() == 0
        ? null
        : Numbers.decimal(operator.apply(one, other).setScale(SCALE, RoundingMode.FLOOR));
  }

  private static @Nullable Quantity divided(
      Quantity one, Quantity other, BinaryOperator<BigDecimal> operator) {
    if (one.value() == null || other.value() == null) {
      return null;
    }
    if (!one.unit().equals(other.unit()) && !other.unit().equals(Quantity.ONE)) {
      throw new InvalidOperandException("quantities of different units are divided");
    }
    BigDecimal value = divided(one.value(), other.value(), operator);
    return value == null ? null : new Quantity(value, one.unit());
  }
}
