package dev.carpus.benchmarks.ratio;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * A row that is called on the thread that measures: its CPU time and bytes are that thread's, so
 * neither the compiler's nor the collector's work is in them.
 */
public final class ThreadRow implements Row {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int FIRST = 1024;

  private final RowName name;
  private final Supplier<?> call;

  /** What the last call gave, so that no call can be found to be for nothing. */
  private volatile Object last = "";

  /**
   * A row.
   *
   * @param call one call, and what it gives
   */
  public ThreadRow(RowName name, Supplier<?> call) {
    this.name = name;
    this.call = call;
  }

  @Override
  public RowName name() {
    return name;
  }

  @Override
  public Slice run(Duration time) {
    long[] times = new long[FIRST];
    int calls = 0;
    long mark = 0;
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long cpu = THREADS.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    long now = start;
    do {
      if (calls == times.length) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        times = Arrays.copyOf(times, 2 * calls);
        mark += THREADS.getCurrentThreadAllocatedBytes() - before;
      }
      last = call.get();
      long after = System.nanoTime();
      times[calls++] = after - now;
      now = after;
    } while (now - start < time.toNanos());
    cpu = THREADS.getCurrentThreadCpuTime() - cpu;
    bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes - mark;
    return new Slice(cpu, OptionalLong.of(bytes), Arrays.copyOf(times, calls));
  }

  /** What the last call gave. */
  public Object last() {
    return last;
  }
}
