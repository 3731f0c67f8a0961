package dev.carpus.logic.values;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * When two values are equivalent, which is always known.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#equivalent">CQL, Equivalent</a>
 */
public final class Equivalence {
  private final Quantities quantities;
  private final Equality equality;

  /** Compares quantities by these. */
  public Equivalence(Quantities quantities) {
    this.quantities = quantities;
    equality = new Equality(quantities);
  }

  /** Whether both are the same as far as both are known; two nulls are. */
  public boolean equivalent(@Nullable Object left, @Nullable Object right) {
    if (left instanceof String text && right instanceof String other) {
      return text.equals(other) || text.equalsIgnoreCase(other);
    }
    if (left == null || right == null) {
      return left == null && right == null;
    }
    return switch (left) {
      case List<?> list when right instanceof List<?> other -> all(list, other, this::equivalent);
      case BigDecimal number when right instanceof BigDecimal other ->
          decimalsEquivalent(number, other);
      case Quantity quantity when right instanceof Quantity other ->
          quantities.equivalent(quantity, other);
      case Ratio ratio when right instanceof Ratio other -> ratiosEquivalent(ratio, other);
      case Temporal moment when right instanceof Temporal other ->
          moment.kind() == other.kind() && moment.compare(other) == 0;
      case Code code when right instanceof Code other -> codesEquivalent(code, other);
      case Concept concept when right instanceof Concept other ->
          conceptsEquivalent(concept, other);
      case Interval range when right instanceof Interval other ->
          equivalent(range.start(), other.start()) && equivalent(range.end(), other.end());
      case Tuple tuple when right instanceof Tuple other -> tuplesEquivalent(tuple, other);
      default -> Boolean.TRUE.equals(equality.equal(left, right));
    };
  }

  /** Whether the products across are the same: 1:2 is 2:4. */
  private boolean ratiosEquivalent(Ratio left, Ratio right) {
    BigDecimal up = value(left.numerator(), right.numerator());
    BigDecimal down = value(left.denominator(), right.denominator());
    BigDecimal otherUp = value(right.numerator(), right.numerator());
    BigDecimal otherDown = value(right.denominator(), right.denominator());
    return up != null
        && down != null
        && otherUp != null
        && otherDown != null
        && up.multiply(otherDown).compareTo(otherUp.multiply(down)) == 0;
  }

  /** The value of a quantity in the unit of another. */
  private @Nullable BigDecimal value(@Nullable Quantity quantity, @Nullable Quantity like) {
    if (quantity == null || like == null) {
      return null;
    }
    Quantity converted = quantities.converted(quantity, like.unit());
    return converted == null ? null : converted.value();
  }

  private static boolean decimalsEquivalent(BigDecimal left, BigDecimal right) {
    BigDecimal one = left.stripTrailingZeros();
    BigDecimal other = right.stripTrailingZeros();
    int scale = Math.max(0, Math.min(one.scale(), other.scale()));
    return one.setScale(scale, RoundingMode.HALF_UP)
            .compareTo(other.setScale(scale, RoundingMode.HALF_UP))
        == 0;
  }

  private static boolean codesEquivalent(Code left, Code right) {
    return textsEquivalent(left.code(), right.code())
        && textsEquivalent(left.system(), right.system());
  }

  private static boolean textsEquivalent(@Nullable String left, @Nullable String right) {
    return left == null ? right == null : left.equalsIgnoreCase(right);
  }

  private static boolean conceptsEquivalent(Concept left, Concept right) {
    for (Code code : left.codes()) {
      for (Code other : right.codes()) {
        if ((code == null || other == null)
            ? Objects.equals(code, other)
            : codesEquivalent(code, other)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean tuplesEquivalent(Tuple left, Tuple right) {
    return left.elements().keySet().equals(right.elements().keySet())
        && left.elements().keySet().stream()
            .allMatch(name -> equivalent(left.elements().get(name), right.elements().get(name)));
  }

  private static boolean all(
      List<?> left, List<?> right, BiFunction<@Nullable Object, @Nullable Object, Boolean> same) {
    if (left.size() != right.size()) {
      return false;
    }
    Iterator<?> others = right.iterator();
    for (Object each : left) {
      if (!same.apply(each, others.next())) {
        return false;
      }
    }
    return true;
  }
}
