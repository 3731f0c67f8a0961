package dev.carpus.logic.values;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic; what has no result in its type is null.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#arithmetic-operators-4">CQL, arithmetic
 *     operators</a>
 */
public final class Arithmetic {
  /** The most digits behind the point that a Decimal has. */
  private static final int SCALE = 8;

  private static final Pattern ATOM = Pattern.compile("[A-Za-z]+");

  private final Quantities quantities;

  /** Converts quantities by these. */
  public Arithmetic(Quantities quantities) {
    this.quantities = quantities;
  }

  /** A Decimal with no more digits than CQL has; null where it is too large. */
  public static @Nullable BigDecimal decimal(BigDecimal value) {
    BigDecimal scaled =
        value.scale() > SCALE
            ? value.setScale(SCALE, RoundingMode.FLOOR)
            : value.scale() < 0 ? value.setScale(0) : value;
    return scaled.abs().compareTo(Points.MOST) > 0 ? null : scaled;
  }

  /** The sum. */
  public @Nullable Object add(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return null;
    }
    return switch (left) {
      case Integer one when right instanceof Integer other -> exact((long) one + other);
      case Long one when right instanceof Long other -> sum(one, other);
      case BigDecimal one when right instanceof BigDecimal other -> decimal(one.add(other));
      case Quantity one when right instanceof Quantity other ->
          quantities.combine(one, other, BigDecimal::add);
      case Temporal moment when right instanceof Quantity duration -> moved(moment, duration, 1);
      case String one when right instanceof String other -> one + other;
      case Interval one when right instanceof Interval other -> uncertain(one, other, this::add);
      default -> throw new InvalidOperandException("two values that have no sum are added");
    };
  }

  /** The difference. */
  public @Nullable Object subtract(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return null;
    }
    return switch (left) {
      case Integer one when right instanceof Integer other -> exact((long) one - other);
      case Long one when right instanceof Long other -> sum(one, -other);
      case BigDecimal one when right instanceof BigDecimal other -> decimal(one.subtract(other));
      case Quantity one when right instanceof Quantity other ->
          quantities.combine(one, other, BigDecimal::subtract);
      case Temporal moment when right instanceof Quantity duration -> moved(moment, duration, -1);
      case Interval one when right instanceof Interval other ->
          Interval.uncertain(
              subtract(one.start(), other.end()), subtract(one.end(), other.start()));
      default ->
          throw new InvalidOperandException("two values that have no difference are subtracted");
    };
  }

  private static @Nullable Integer exact(long result) {
    return result == (int) result ? (Integer) (int) result : null;
  }

  private static @Nullable Long sum(long one, long other) {
    long sum = one + other;
    return ((one ^ sum) & (other ^ sum)) < 0 ? null : (Long) sum;
  }

  private static @Nullable Temporal moved(Temporal moment, Quantity duration, int sign) {
    if (duration.value() == null) {
      return null;
    }
    Temporal moved = moved(moment, sign * duration.value().longValue(), duration.unit());
    if (moved == null) {
      throw new InvalidOperandException("a date is moved out of the years 1 to 9999");
    }
    return moved;
  }

  private static @Nullable Temporal moved(Temporal moment, long amount, String unit) {
    return switch (unit) {
      case "year", "years", "a" -> moment.plus(amount, Precision.YEAR);
      case "month", "months", "mo" -> moment.plus(amount, Precision.MONTH);
      case "week", "weeks", "wk" -> moment.plus(7 * amount, Precision.DAY);
      case "day", "days", "d" -> moment.plus(amount, Precision.DAY);
      case "hour", "hours", "h" -> moment.plus(amount, Precision.HOUR);
      case "minute", "minutes", "min" -> moment.plus(amount, Precision.MINUTE);
      case "second", "seconds", "s" -> moment.plus(amount, Precision.SECOND);
      case "millisecond", "milliseconds", "ms" -> moment.plus(amount, Precision.MILLISECOND);
      default -> throw new InvalidOperandException("a date is moved by what is no time");
    };
  }

  /** The product. */
  public @Nullable Object multiply(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return null;
    }
    return switch (left) {
      case Integer one when right instanceof Integer other -> exact((long) one * other);
      case Long one when right instanceof Long other -> product(one, other);
      case Interval one when right instanceof Interval other ->
          uncertain(one, other, this::multiply);
      case BigDecimal one when right instanceof BigDecimal other -> decimal(one.multiply(other));
      case BigDecimal number when right instanceof Quantity quantity -> times(quantity, number);
      case Quantity quantity when right instanceof BigDecimal number -> times(quantity, number);
      case Quantity one when right instanceof Quantity other && one.unit().equals(Quantity.ONE) ->
          one.value() == null ? null : times(other, one.value());
      case Quantity one when right instanceof Quantity other && other.unit().equals(Quantity.ONE) ->
          other.value() == null ? null : times(one, other.value());
      case Quantity one when right instanceof Quantity other && one.unit().equals(other.unit()) ->
          squared(one, other);
      default ->
          throw new InvalidOperandException("two values that have no product are multiplied");
    };
  }

  private static Interval uncertain(
      Interval one,
      Interval other,
      BiFunction<@Nullable Object, @Nullable Object, @Nullable Object> operator) {
    return Interval.uncertain(
        operator.apply(one.start(), other.start()), operator.apply(one.end(), other.end()));
  }

  private static @Nullable Long product(long one, long other) {
    try {
      return Math.multiplyExact(one, other);
    } catch (ArithmeticException overflow) {
      return null;
    }
  }

  private static @Nullable Quantity times(Quantity quantity, BigDecimal factor) {
    return quantity.value() == null ? null : of(quantity, quantity.value().multiply(factor));
  }

  /** The product of two quantities of one unit, which must be an atom of UCUM. */
  private static @Nullable Quantity squared(Quantity one, Quantity other) {
    if (Quantities.isCalendar(one.unit()) || !ATOM.matcher(one.unit()).matches()) {
      throw new InvalidOperandException("quantities are multiplied whose unit has no square");
    }
    return one.value() == null || other.value() == null
        ? null
        : of(new Quantity(one.value(), one.unit() + "2"), one.value().multiply(other.value()));
  }

  private static @Nullable Quantity of(Quantity like, BigDecimal value) {
    BigDecimal decimal = decimal(value);
    return decimal == null ? null : new Quantity(decimal, like.unit());
  }

  /** The quotient; null by zero. */
  public @Nullable Object divide(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return null;
    }
    return switch (left) {
      case BigDecimal one when right instanceof BigDecimal other -> quotient(one, other);
      case Quantity quantity when right instanceof BigDecimal number -> quotient(quantity, number);
      case Quantity one when right instanceof Quantity other -> quotient(one, other);
      default -> throw new InvalidOperandException("two values that have no quotient are divided");
    };
  }

  private @Nullable Quantity quotient(Quantity one, Quantity other) {
    if (other.value() == null) {
      return null;
    }
    if (other.unit().equals(Quantity.ONE)) {
      return quotient(one, other.value());
    }
    if (one.unit().equals(other.unit())) {
      return quotient(new Quantity(one.value(), Quantity.ONE), other.value());
    }
    throw new InvalidOperandException("quantities of different units are divided");
  }

  private static @Nullable Quantity quotient(Quantity quantity, BigDecimal divisor) {
    if (quantity.value() == null) {
      return null;
    }
    BigDecimal value = quotient(quantity.value(), divisor);
    return value == null ? null : new Quantity(value, quantity.unit());
  }

  private static @Nullable BigDecimal quotient(BigDecimal one, BigDecimal other) {
    if (other.signum() == 0) {
      return null;
    }
    BigDecimal result = one.divide(other, SCALE, RoundingMode.FLOOR);
    return decimal(result.stripTrailingZeros());
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
