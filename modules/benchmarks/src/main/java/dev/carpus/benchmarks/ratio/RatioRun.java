package dev.carpus.benchmarks.ratio;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A run in which rows take turns, so that whatever else the machine does falls on all of them: each
 * round has a slice of each row, and two rows are compared round by round.
 */
public final class RatioRun {
  private static final double MILLION = 1e6;

  private final Pace pace;
  private final Consumer<String> progress;
  private final LongSupplier compiling;

  /**
   * A run.
   *
   * @param progress is told what is being done, for those who wait
   */
  public RatioRun(Pace pace, Consumer<String> progress) {
    this(pace, progress, RatioRun::compiling);
  }

  /**
   * A run.
   *
   * @param compiling tells how many milliseconds the compiler has worked so far
   */
  RatioRun(Pace pace, Consumer<String> progress, LongSupplier compiling) {
    this.pace = pace;
    this.progress = progress;
    this.compiling = compiling;
  }

  /** Measures rows, once all of them are warm. */
  public Measurements measure(List<? extends Row> rows) {
    rows.forEach(this::warmUpAlone);
    int rounds = warmUp(turns(rows));
    progress.accept("measuring " + pace.rounds() + " rounds after " + rounds + " of warm-up");
    List<Turns> measured = turns(rows);
    for (int i = 0; i < pace.rounds(); i++) {
      measured.forEach(each -> each.take(pace.slice()));
    }
    Map<RowName, List<Slice>> slices = new LinkedHashMap<>();
    measured.forEach(each -> slices.put(each.row(), each.slices()));
    return new Measurements(slices);
  }

  private void warmUpAlone(Row row) {
    if (!pace.alone().isZero()) {
      progress.accept("warming up " + row.name() + " alone");
      if (!row.warmUp(pace.alone())) {
        progress.accept(
            row.name()
                + " is not steady after "
                + pace.alone().toSeconds()
                + " seconds: its figures will be too high");
      }
    }
  }

  private List<Turns> turns(List<? extends Row> rows) {
    return rows.stream().map(row -> new Turns(row, pace.share())).toList();
  }

  /** Warms rows up in turns, too, as they share code, and gives the number of rounds. */
  private int warmUp(List<Turns> rows) {
    int rounds = 0;
    boolean isSteady = false;
    while (rounds < pace.leastWarmUp() || (rounds < pace.mostWarmUp() && !isSteady)) {
      rounds++;
      progress.accept("warming up, round " + rounds);
      long start = System.nanoTime();
      long before = compiling.getAsLong();
      rows.forEach(each -> each.take(pace.warmUp()));
      boolean isCompiled =
          Steadiness.isCompiled(
              MILLION * (compiling.getAsLong() - before) / (System.nanoTime() - start));
      isSteady = isCompiled && rows.stream().allMatch(Turns::areSteady);
    }
    return rounds;
  }

  /** Milliseconds that this process has spent compiling. */
  private static long compiling() {
    return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
  }
}
