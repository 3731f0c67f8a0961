package dev.carpus.logic.values;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When two values are equal, which is not known where a part is not.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#equal">CQL, Equal</a>
 */
public final class Equality {
  private final Quantities quantities;

  /** Compares quantities by these. */
  public Equality(Quantities quantities) {
    this.quantities = quantities;
  }

  /** Whether both are equal; null where that is not known. */
  public @Nullable Boolean equal(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return null;
    }
    if (left instanceof Whole || left instanceof String) {
      return left.equals(right);
    }
    return switch (left) {
      case List<?> list when right instanceof List<?> other -> listsEqual(list, other);
      case Interval range when right instanceof Integer ->
          intervalsEqual(range, new Interval(right, true, right, true, false));
      case Integer _ when right instanceof Interval -> equal(right, left);
      case BigDecimal number when right instanceof BigDecimal other -> number.compareTo(other) == 0;
      case Quantity quantity when right instanceof Quantity other ->
          zero(quantities.compare(quantity, other));
      case Ratio ratio when right instanceof Ratio other ->
          Truth.and(
              equal(ratio.numerator(), other.numerator()),
              equal(ratio.denominator(), other.denominator()));
      case Temporal moment when right instanceof Temporal other ->
          moment.kind() == other.kind() ? zero(moment.compare(other)) : Boolean.FALSE;
      case Code code when right instanceof Code other -> codesEqual(code, other);
      case Concept concept when right instanceof Concept other ->
          Truth.and(
              equal(concept.codes(), other.codes()),
              bothNullOrEqual(concept.display(), other.display()));
      case Interval range when right instanceof Interval other -> intervalsEqual(range, other);
      case Tuple tuple when right instanceof Tuple other -> tuplesEqual(tuple, other);
      default -> left.equals(right);
    };
  }

  private static @Nullable Boolean zero(int comparison) {
    return comparison == Temporal.UNCERTAIN ? null : Boolean.valueOf(comparison == 0);
  }

  private @Nullable Boolean bothNullOrEqual(@Nullable Object left, @Nullable Object right) {
    return (left == null && right == null) ? Boolean.TRUE : equal(left, right);
  }

  private @Nullable Boolean codesEqual(Code left, Code right) {
    Boolean code = bothNullOrEqual(left.code(), right.code());
    Boolean system = bothNullOrEqual(left.system(), right.system());
    Boolean version = bothNullOrEqual(left.version(), right.version());
    Boolean display = bothNullOrEqual(left.display(), right.display());
    if (code == null || system == null || version == null || display == null) {
      return null;
    }
    return code && system && version && display;
  }

  private @Nullable Boolean intervalsEqual(Interval left, Interval right) {
    if (left.isUncertain() || right.isUncertain()) {
      Boolean isApart =
          Truth.or(
              Order.isLess(order(left.end(), right.start())),
              Order.isGreater(order(left.start(), right.end())));
      if (!Truth.isTrue(isApart)) {
        return null;
      }
    }
    return Truth.and(equal(left.start(), right.start()), equal(left.end(), right.end()));
  }

  private int order(@Nullable Object left, @Nullable Object right) {
    return new Order(quantities).compare(left, right);
  }

  private @Nullable Boolean listsEqual(List<?> left, List<?> right) {
    if (left.size() != right.size()) {
      return (left.isEmpty() || right.isEmpty()) ? null : Boolean.FALSE;
    }
    Iterator<?> others = right.iterator();
    for (Object each : left) {
      Boolean isEqual = bothNullOrEqual(each, others.next());
      if (!Truth.isTrue(isEqual)) {
        return isEqual;
      }
    }
    return true;
  }

  private @Nullable Boolean tuplesEqual(Tuple left, Tuple right) {
    if (!left.elements().keySet().equals(right.elements().keySet())) {
      return false;
    }
    for (Map.Entry<String, @Nullable Object> element : left.elements().entrySet()) {
      Boolean isEqual = bothNullOrEqual(element.getValue(), right.elements().get(element.getKey()));
      if (!Truth.isTrue(isEqual)) {
        return isEqual;
      }
    }
    return true;
  }
}
