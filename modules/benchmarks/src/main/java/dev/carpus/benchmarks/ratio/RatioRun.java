package dev.carpus.benchmarks.ratio;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
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
  /** How many rounds are compared with as many before them, to see whether a row is steady. */
  private static final int WINDOW = 3;

  /** A row that became so much faster is not steady yet. */
  private static final double STILL_FASTER = 0.95;

  /** While the compiler works for more of the time, rows are not steady, either. */
  private static final double COMPILING = 0.05;

  private static final long MILLION = 1_000_000;

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
    int rounds = warmUp(rows);
    progress.accept("measuring " + pace.rounds() + " rounds after " + rounds + " of warm-up");
    Map<RowName, List<Slice>> slices = new LinkedHashMap<>();
    rows.forEach(row -> slices.put(row.name(), new ArrayList<>()));
    for (int i = 0; i < pace.rounds(); i++) {
      rows.forEach(row -> slices.computeIfPresent(row.name(), (_, all) -> with(all, row)));
    }
    return new Measurements(slices);
  }

  private List<Slice> with(List<Slice> slices, Row row) {
    slices.add(row.run(pace.slice()));
    return slices;
  }

  /** Warms rows up in turns, too, as they share code, and gives the number of rounds. */
  private int warmUp(List<? extends Row> rows) {
    List<List<Double>> costs = new ArrayList<>();
    rows.forEach(_ -> costs.add(new ArrayList<>()));
    int rounds = 0;
    boolean isSteady = false;
    while (rounds < pace.leastWarmUp() || (rounds < pace.mostWarmUp() && !isSteady)) {
      rounds++;
      progress.accept("warming up, round " + rounds);
      long start = System.nanoTime();
      long before = compiling.getAsLong();
      for (int i = 0; i < rows.size(); i++) {
        costs.get(i).add(rows.get(i).run(pace.warmUp()).cpuOfCall());
      }
      boolean isCompiled =
          (compiling.getAsLong() - before) * MILLION <= COMPILING * (System.nanoTime() - start);
      isSteady = isCompiled && areSteady(costs);
    }
    return rounds;
  }

  /** Milliseconds that this process has spent compiling. */
  private static long compiling() {
    return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
  }

  private static boolean areSteady(List<List<Double>> costs) {
    return costs.stream().allMatch(RatioRun::isSteady);
  }

  private static boolean isSteady(List<Double> costs) {
    int size = costs.size();
    return size >= 2 * WINDOW
        && least(costs.subList(size - WINDOW, size))
            > STILL_FASTER * least(costs.subList(size - 2 * WINDOW, size - WINDOW));
  }

  private static double least(List<Double> costs) {
    return costs.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }
}
