package dev.carpus.benchmarks.ratio;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The middle of some numbers, and how far they lie apart.
 *
 * @param median the middle
 * @param lower a quarter of the numbers lies below
 * @param upper a quarter of the numbers lies above
 */
public record Spread(double median, double lower, double upper) {
  /**
   * The spread of these.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Spread of(DoubleStream numbers) {
    double[] sorted = numbers.sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("the spread of nothing");
    }
    return new Spread(at(sorted, 0.5), at(sorted, 0.25), at(sorted, 0.75));
  }

  /** The number below which such a part of them lies, which there must be at least one of. */
  static double at(double[] sorted, double part) {
    double place = part * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** The number that such a part of these does not exceed. */
  static double percentile(long[] numbers, double part) {
    return at(Arrays.stream(numbers).sorted().asDoubleStream().toArray(), part);
  }
}
