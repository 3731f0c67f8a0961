package dev.carpus.terminology.units;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A unit as UCUM defines it: {@code (value + offset) * numerator / denominator} base units.
 *
 * <p>The factor is kept as a fraction, as thirds and sixtieths have no decimal.
 *
 * @param offset what is added first; zero for all but temperatures
 * @param numerator above zero
 * @param denominator above zero
 * @param dimensions the exponent of each base unit, none of them zero
 * @param isUnmistakable whether one who does not know UCUM reads its text as UCUM does
 */
record UcumUnit(
    BigDecimal offset,
    BigDecimal numerator,
    BigDecimal denominator,
    Map<String, Integer> dimensions,
    boolean isUnmistakable) {
  /** No unit: the unity. */
  static final UcumUnit ONE = factor(BigDecimal.ONE, true);

  UcumUnit {
    dimensions = Map.copyOf(dimensions);
  }

  static UcumUnit factor(BigDecimal factor, boolean isUnmistakable) {
    return new UcumUnit(BigDecimal.ZERO, factor, BigDecimal.ONE, Map.of(), isUnmistakable);
  }

  static UcumUnit base(String dimension) {
    return new UcumUnit(
        BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ONE, Map.of(dimension, 1), true);
  }

  UcumUnit times(UcumUnit other) {
    Map<String, Integer> sum = new HashMap<>(dimensions);
    other.dimensions.forEach((dimension, exponent) ->
        sum.merge(dimension, exponent, (one, two) -> one + two == 0 ? null : one + two));
    return new UcumUnit(
        BigDecimal.ZERO,
        numerator.multiply(other.numerator),
        denominator.multiply(other.denominator),
        sum,
        isUnmistakable && other.isUnmistakable);
  }

  UcumUnit inverse() {
    Map<String, Integer> negated = new HashMap<>();
    dimensions.forEach((dimension, exponent) -> negated.put(dimension, -exponent));
    return new UcumUnit(BigDecimal.ZERO, denominator, numerator, negated, isUnmistakable);
  }

  /** The unit to an exponent, which may be zero or below. */
  UcumUnit power(int exponent) {
    UcumUnit power = ONE;
    for (int i = 0; i < Math.abs(exponent); i++) {
      power = power.times(this);
    }
    return exponent < 0 ? power.inverse() : power;
  }

  UcumUnit unmistakable(boolean isUnmistakable) {
    return new UcumUnit(offset, numerator, denominator, dimensions, isUnmistakable);
  }

  /**
   * The value of this unit in another one: exact where it has at most 34 digits; empty if the units
   * are not of one dimension.
   */
  Optional<BigDecimal> convert(BigDecimal value, UcumUnit to) {
    if (!dimensions.equals(to.dimensions)) {
      return Optional.empty();
    }
    BigDecimal converted =
        inBase(value)
            .multiply(to.denominator)
            .divide(denominator.multiply(to.numerator), MathContext.DECIMAL128)
            .subtract(to.offset)
            .stripTrailingZeros();
    return Optional.of(converted.scale() < 0 ? converted.setScale(0) : converted);
  }

  /** Compares exactly; empty if the units are not of one dimension. */
  OptionalInt compare(BigDecimal value, BigDecimal otherValue, UcumUnit other) {
    return dimensions.equals(other.dimensions)
        ? OptionalInt.of(
            inBase(value)
                .multiply(other.denominator)
                .compareTo(other.inBase(otherValue).multiply(denominator)))
        : OptionalInt.empty();
  }

  /** The value in base units, but for the denominator. */
  private BigDecimal inBase(BigDecimal value) {
    return value.add(offset).multiply(numerator);
  }
}
