package dev.carpus.logic.values;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value of many; nulls do not count.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#aggregate-functions">CQL, aggregate
 *     functions</a>
 */
public final class Statistics {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final Arithmetic arithmetic;
  private final Order order;
  private final Equality equality;

  /** Reckons and compares by these. */
  public Statistics(Arithmetic arithmetic, Order order, Equality equality) {
    this.arithmetic = arithmetic;
    this.order = order;
    this.equality = equality;
  }

  private static List<Object> known(List<?> list) {
    List<Object> known = new ArrayList<>(list.size());
    for (Object each : list) {
      if (each != null) {
        known.add(each);
      }
    }
    return known;
  }

  /** The sum; null of none. */
  public @Nullable Object sum(List<?> list) {
    Object sum = null;
    for (Object each : known(list)) {
      sum = sum == null ? each : arithmetic.add(sum, each);
    }
    return sum;
  }

  /** The product; null of none. */
  public @Nullable Object product(List<?> list) {
    Object product = null;
    for (Object each : known(list)) {
      product = product == null ? each : arithmetic.multiply(product, each);
    }
    return product;
  }

  /** The mean; null of none. */
  public @Nullable Object average(List<?> list) {
    List<Object> known = known(list);
    return arithmetic.divide(sum(known), BigDecimal.valueOf(Math.max(1, known.size())));
  }

  /** The n-th root of the product of n Decimals; null of none. */
  public @Nullable Object geometricMean(List<?> list) {
    List<Object> known = known(list);
    return known.isEmpty()
        ? null
        : Powers.power(
            product(known), arithmetic.divide(BigDecimal.ONE, BigDecimal.valueOf(known.size())));
  }

  /** The one in the middle, or the mean of the two there; null of none. */
  public @Nullable Object median(List<?> list) {
    List<Object> known = sorted(list);
    if (known.isEmpty()) {
      return null;
    }
    Object upper = known.get(known.size() / 2);
    if (known.size() % 2 == 1) {
      return upper;
    }
    Object both = arithmetic.add(known.get(known.size() / 2 - 1), upper);
    return both instanceof Integer || both instanceof Long
        ? Powers.truncatedDivide(both, both instanceof Integer ? (Object) 2 : (Object) 2L)
        : arithmetic.divide(both, BigDecimal.TWO);
  }

  /** The one that is there most often, the least of several; null of none. */
  public @Nullable Object mode(List<?> list) {
    Object mode = null;
    int most = 0;
    List<Object> known = sorted(list);
    for (Object each : known) {
      int count =
          (int) known.stream().filter(other -> Truth.isTrue(equality.equal(each, other))).count();
      if (count > most) {
        mode = each;
        most = count;
      }
    }
    return mode;
  }

  private List<Object> sorted(List<?> list) {
    List<Object> known = known(list);
    known.sort((left, right) -> {
      int comparison = order.compare(left, right);
      return comparison == Temporal.UNCERTAIN ? 0 : comparison;
    });
    return known;
  }

  /**
   * The mean of the squared distances from the mean; null of none.
   *
   * @param isOfAll whether the list is all there is, and no sample of it
   */
  public @Nullable Object variance(List<?> list, boolean isOfAll) {
    return meanSquare(list, isOfAll, false);
  }

  /** The square root of the variance, in the unit of the values; null of none. */
  public @Nullable Object deviation(List<?> list, boolean isOfAll) {
    return switch (meanSquare(list, isOfAll, true)) {
      case BigDecimal variance -> Powers.power(variance, HALF);
      case Quantity variance ->
          new Quantity((BigDecimal) Powers.power(variance.value(), HALF), variance.unit());
      case null, default -> null;
    };
  }

  private @Nullable Object meanSquare(List<?> list, boolean isOfAll, boolean keepsUnit) {
    List<Object> known = known(list);
    Object mean = average(known);
    List<@Nullable Object> squares = new ArrayList<>();
    for (Object each : known) {
      Object distance = arithmetic.subtract(each, mean);
      Object factor =
          keepsUnit && distance instanceof Quantity quantity
              ? new Quantity(quantity.value(), Quantity.ONE)
              : distance;
      squares.add(arithmetic.multiply(distance, factor));
    }
    int count = isOfAll ? known.size() : known.size() - 1;
    return arithmetic.divide(sum(squares), BigDecimal.valueOf(count));
  }
}
