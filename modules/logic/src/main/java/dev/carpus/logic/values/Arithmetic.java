package dev.carpus.logic.values;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.BiFunction;
import java.util.function.LongBinaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic; what has no result in its type is null.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#arithmetic-operators-4">CQL, arithmetic
 *     operators</a>
 */
public final class Arithmetic {
  private static final Pattern ATOM = Pattern.compile("[A-Za-z]+");

  private final Quantities quantities;

  /** Converts quantities by these. */
  public Arithmetic(Quantities quantities) {
    this.quantities = quantities;
  }

  /** The sum. */
  public @Nullable Object add(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return null;
    }
    return switch (left) {
      case Integer one when right instanceof Integer other -> Numbers.exact((long) one + other);
      case Long one when right instanceof Long other -> exact(one, other, Math::addExact);
      case BigDecimal one when right instanceof BigDecimal other -> Numbers.decimal(one.add(other));
      case Quantity one when right instanceof Quantity other ->
          quantities.combine(one, other, BigDecimal::add);
      case Temporal moment when right instanceof Quantity duration ->
          TemporalShift.by(moment, duration);
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
      case Integer one when right instanceof Integer other -> Numbers.exact((long) one - other);
      case Long one when right instanceof Long other -> exact(one, other, Math::subtractExact);
      case BigDecimal one when right instanceof BigDecimal other ->
          Numbers.decimal(one.subtract(other));
      case Quantity one when right instanceof Quantity other ->
          quantities.combine(one, other, BigDecimal::subtract);
      case Temporal moment when right instanceof Quantity duration ->
          TemporalShift.back(moment, duration);
      case Interval one when right instanceof Interval other ->
          Interval.uncertain(
              subtract(one.start(), other.end()), subtract(one.end(), other.start()));
      default ->
          throw new InvalidOperandException("two values that have no difference are subtracted");
    };
  }

  private static @Nullable Long exact(long one, long other, LongBinaryOperator operator) {
    try {
      return operator.applyAsLong(one, other);
    } catch (ArithmeticException overflow) {
      return null;
    }
  }

  /** The product. */
  public @Nullable Object multiply(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return null;
    }
    return switch (left) {
      case Integer one when right instanceof Integer other -> Numbers.exact((long) one * other);
      case Long one when right instanceof Long other -> exact(one, other, Math::multiplyExact);
      case Interval one when right instanceof Interval other ->
          uncertain(one, other, this::multiply);
      case BigDecimal one when right instanceof BigDecimal other ->
          Numbers.decimal(one.multiply(other));
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
    BigDecimal decimal = Numbers.decimal(value);
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
    BigDecimal result = one.divide(other, Numbers.SCALE, RoundingMode.FLOOR);
    return Numbers.decimal(result.stripTrailingZeros());
  }
}
