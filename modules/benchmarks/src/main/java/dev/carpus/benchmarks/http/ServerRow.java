package dev.carpus.benchmarks.http;

import dev.carpus.benchmarks.ratio.Row;
import dev.carpus.benchmarks.ratio.RowName;
import dev.carpus.benchmarks.ratio.Slice;
import dev.carpus.benchmarks.ratio.Steadiness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A row that calls a server over HTTP, some calls at a time. Its CPU time is all that the server's
 * process takes: its answers, its collector, its database, and what its compilers still do after
 * the warm-up, in which they come to rest. What the callers take is not in it.
 */
public final class ServerRow implements Row {
  /** In less, collections and commits would fall on some slices and not on others. */
  private static final Duration LEAST = Duration.ofMillis(500);

  private static final Duration STEP = Duration.ofSeconds(1);

  private final RowName name;
  private final ServerProcess server;
  private final HookClient client;
  private final int atATime;

  /**
   * A row.
   *
   * @param client makes the calls
   * @param atATime how many there are at the same time
   */
  public ServerRow(RowName name, ServerProcess server, HookClient client, int atATime) {
    this.name = name;
    this.server = server;
    this.client = client;
    this.atATime = atATime;
  }

  @Override
  public RowName name() {
    return name;
  }

  /** A server's code is compiled beside its calls, and so takes far longer than a loop does. */
  @Override
  public boolean warmUp(Duration most) {
    long start = System.nanoTime();
    Steadiness steadiness = new Steadiness();
    while (System.nanoTime() - start < most.toNanos() && !steadiness.isReached()) {
      long begun = System.nanoTime();
      ServerMeter.Reading before = server.meter();
      Slice slice = run(STEP);
      steadiness.add(
          slice,
          server.meter().since(before).compiling(),
          Duration.ofNanos(System.nanoTime() - begun));
    }
    return steadiness.isReached();
  }

  @Override
  public Slice run(Duration time) {
    long end =
        System.nanoTime() + (time.isZero() || time.compareTo(LEAST) > 0 ? time : LEAST).toNanos();
    ServerMeter.Reading before = server.meter();
    List<Long> times = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Long>>> callers = new ArrayList<>();
      for (int i = 0; i < atATime; i++) {
        callers.add(threads.submit(() -> calls(end)));
      }
      for (Future<List<Long>> caller : callers) {
        times.addAll(caller.get());
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a call failed", failed.getCause());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a server is called", ended);
    }
    return new Slice(
        server.meter().since(before).cpu().toNanos(),
        OptionalLong.empty(),
        times.stream().mapToLong(Long::longValue).toArray());
  }

  private List<Long> calls(long end) throws InterruptedException {
    List<Long> times = new ArrayList<>();
    long now = System.nanoTime();
    do {
      client.call();
      long after = System.nanoTime();
      times.add(after - now);
      now = after;
    } while (now < end);
    return times;
  }
}
