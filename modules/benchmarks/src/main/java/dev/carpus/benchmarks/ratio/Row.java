package dev.carpus.benchmarks.ratio;

import java.time.Duration;

/** One thing whose cost is measured, call by call. Used by one thread. */
public interface Row {
  /** What tells it from all others. */
  RowName name();

  /** Calls it until the time is up, at least once. */
  Slice run(Duration time);
}
