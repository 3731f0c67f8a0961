package dev.carpus.benchmarks.ratio;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A row whose calls each need something that is made before, which does not count. It is called on
 * the thread that measures.
 *
 * @param <T> what a call needs
 */
public final class PreparedRow<T> implements Row {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** How many calls are prepared at once, so that reading the clock does not count, either. */
  private static final int BATCH = 16;

  private final RowName name;
  private final Supplier<T> preparing;
  private final Function<T, ?> call;

  /** What the last call gave, so that no call can be found to be for nothing. */
  private volatile Object last = "";

  /**
   * A row.
   *
   * @param preparing makes what a call needs
   * @param call one call, and what it gives
   */
  public PreparedRow(RowName name, Supplier<T> preparing, Function<T, ?> call) {
    this.name = name;
    this.preparing = preparing;
    this.call = call;
  }

  @Override
  public RowName name() {
    return name;
  }

  @Override
  public Slice run(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    List<Long> times = new ArrayList<>();
    List<T> prepared = new ArrayList<>();
    long bytes = 0;
    long cpu = 0;
    do {
      for (int i = 0; i < BATCH; i++) {
        prepared.add(preparing.get());
      }
      long[] took = new long[BATCH];
      bytes -= THREADS.getCurrentThreadAllocatedBytes();
      cpu -= THREADS.getCurrentThreadCpuTime();
      run(prepared, took);
      cpu += THREADS.getCurrentThreadCpuTime();
      bytes += THREADS.getCurrentThreadAllocatedBytes();
      for (long each : took) {
        times.add(each);
      }
      prepared.clear();
    } while (System.nanoTime() < end);
    return new Slice(
        cpu, OptionalLong.of(bytes), times.stream().mapToLong(Long::longValue).toArray());
  }

  private void run(List<T> prepared, long[] took) {
    long now = System.nanoTime();
    for (int i = 0; i < took.length; i++) {
      last = call.apply(prepared.get(i));
      long after = System.nanoTime();
      took[i] = after - now;
      now = after;
    }
  }

  /** What the last call gave. */
  public Object last() {
    return last;
  }
}
