package dev.carpus.benchmarks.ratio;

import java.time.Duration;

/** One thing whose cost is measured, call by call. Used by one thread. */
public interface Row {
  /** What tells it from all others. */
  RowName name();

  /**
   * Calls it, alone, until it is steady: for rows that need more than the turns of a warm-up.
   *
   * @param most how long that may take
   * @return whether it is steady, as far as it can be told before it takes turns
   */
  default boolean warmUp(Duration most) {
    return true;
  }

  /** Calls it until the time is up, at least once. */
  Slice run(Duration time);
}
