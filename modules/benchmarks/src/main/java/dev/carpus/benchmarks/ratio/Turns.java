package dev.carpus.benchmarks.ratio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A row of a run, and what came of its turns. Used by one thread. */
final class Turns {
  /** How many turns are compared with as many before them, to see whether a row is steady. */
  private static final int WINDOW = 3;

  private final Row row;
  private final Duration share;
  private final List<Slice> slices = new ArrayList<>();
  private Duration took = Duration.ZERO;

  /**
   * A row that has had no turn yet.
   *
   * @param share how long all of its turns may take: once they have, it has no more
   */
  Turns(Row row, Duration share) {
    this.row = row;
    this.share = share;
  }

  /** What tells the row from all others. */
  RowName row() {
    return row.name();
  }

  /** What came of its turns so far. */
  List<Slice> slices() {
    return slices;
  }

  /** Lets the row run for this time, unless it has had its share; the first time in any case. */
  void take(Duration time) {
    if (slices.isEmpty() || !hasHadItsShare()) {
      long start = System.nanoTime();
      slices.add(row.run(time));
      took = took.plusNanos(System.nanoTime() - start);
    }
  }

  private boolean hasHadItsShare() {
    return took.compareTo(share) >= 0;
  }

  /** Whether its calls do not become cheaper any more, or it has had its share. */
  boolean areSteady() {
    int size = slices.size();
    return hasHadItsShare()
        || (size >= 2 * WINDOW
            && Steadiness.isNoCheaper(
                least(slices.subList(size - WINDOW, size)),
                least(slices.subList(size - 2 * WINDOW, size - WINDOW))));
  }

  private static double least(List<Slice> slices) {
    return slices.stream().mapToDouble(Slice::cpuOfCall).min().orElseThrow();
  }
}
