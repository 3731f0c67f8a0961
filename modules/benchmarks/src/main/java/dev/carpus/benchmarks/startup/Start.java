package dev.carpus.benchmarks.startup;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * What one start took.
 *
 * @param ready from the start of the process to the first answer that says so
 * @param cpu of all its threads until then
 * @param first the first call after that
 * @param hundredth the call in the middle, by its time, of the 91st to the 110th
 */
record Start(Duration ready, Duration cpu, Duration first, Duration hundredth) {
  /** How many times as long as the hundredth call the first took. */
  double firstToHundredth() {
    return ratio(first, hundredth);
  }

  /** The median of each duration by itself. */
  static Start medians(List<Start> starts) {
    return new Start(
        median(starts, Start::ready),
        median(starts, Start::cpu),
        median(starts, Start::first),
        median(starts, Start::hundredth));
  }

  private static Duration median(List<Start> starts, Function<Start, Duration> part) {
    return median(starts.stream().map(part).toList());
  }

  /** The duration in the middle, the longer of two. */
  static Duration median(List<Duration> durations) {
    return durations.stream().sorted().toList().get(durations.size() / 2);
  }

  /** How many times as long one is as another. */
  static double ratio(Duration one, Duration other) {
    return (double) one.toNanos() / other.toNanos();
  }
}
