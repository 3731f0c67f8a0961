package dev.carpus.benchmarks.http;

import dev.carpus.benchmarks.ratio.Row;
import dev.carpus.benchmarks.ratio.RowName;
import dev.carpus.benchmarks.ratio.Slice;
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
 * process takes, the collector's and the compiler's work included.
 */
public final class ServerRow implements Row {
  /** As CPU time is told in hundredths of a second, less is too short. */
  private static final Duration LEAST = Duration.ofMillis(500);

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

  @Override
  public Slice run(Duration time) {
    long end =
        System.nanoTime() + (time.isZero() || time.compareTo(LEAST) > 0 ? time : LEAST).toNanos();
    Duration before = server.cpu();
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
        server.cpu().minus(before).toNanos(),
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
