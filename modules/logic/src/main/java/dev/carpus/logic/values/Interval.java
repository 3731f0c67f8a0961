package dev.carpus.logic.values;

import org.jspecify.annotations.Nullable;

/**
 * An Interval of CQL; of an open end that is null, nothing is known, and a closed one that is null
 * is the end of its type.
 *
 * @param isUncertain whether it stands for one value that lies within it
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#interval-operators-3">CQL, interval
 *     operators</a>
 */
public record Interval(
    @Nullable Object low,
    boolean lowClosed,
    @Nullable Object high,
    boolean highClosed,
    boolean isUncertain) {

  /** A value of which only its bounds are known. */
  static Interval uncertain(@Nullable Object low, @Nullable Object high) {
    return new Interval(low, true, high, true, true);
  }

  /** The first point; null where it is not known. */
  public @Nullable Object start() {
    if (!lowClosed) {
      return Points.successor(low);
    }
    return low != null ? low : Points.least(high);
  }

  /** The last point; null where it is not known. */
  public @Nullable Object end() {
    if (!highClosed) {
      return Points.predecessor(high);
    }
    return high != null ? high : Points.greatest(low);
  }
}
