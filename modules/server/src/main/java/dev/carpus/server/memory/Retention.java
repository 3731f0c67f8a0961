package dev.carpus.server.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets what is older than a site wants to keep, and tokens that have expired: soon after the
 * start and then once an hour, few rows at a time, so that no call waits for long. One thread of
 * its own.
 */
final class Retention implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Duration EVERY = Duration.ofHours(1);
  private static final int AT_A_TIME = 500;

  private final Store store;
  private final Duration retention;
  private final InstantSource clock;
  private final ScheduledExecutorService thread;

  private volatile boolean isEnding;

  Retention(Store store, Duration retention, InstantSource clock) {
    this(
        store,
        retention,
        clock,
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("memory-retention").factory()));
  }

  /** The same, in that thread. */
  Retention(Store store, Duration retention, InstantSource clock, ScheduledExecutorService thread) {
    this.store = store;
    this.retention = retention;
    this.clock = clock;
    this.thread = thread;
  }

  /** Begins to do so. */
  void begin() {
    Future<?> _ =
        thread.scheduleWithFixedDelay(
            this::tryToPurge, SOON.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void tryToPurge() {
    try {
      purge();
    } catch (RuntimeException failed) {
      // Thrown on, it would end the schedule for good.
      LOG.atWarn()
          .addKeyValue("cause", StoreCalls.kind(failed))
          .log("what is too old could not be forgotten; the next try is in an hour");
    }
  }

  /** Does so now. */
  void purge() {
    Instant now = clock.instant();
    purge("decision", "moment", now.minus(retention));
    purge("feedback", "received_at", now.minus(retention));
    purge("token", "expires_at", now);
  }

  private void purge(String table, String column, Instant before) {
    String sql =
        "DELETE FROM %1$s WHERE id IN (SELECT id FROM %1$s WHERE %2$s < :before LIMIT %3$d)"
            .formatted(table, column, AT_A_TIME);
    int gone = AT_A_TIME;
    while (gone == AT_A_TIME && !isEnding) {
      gone = store.client().sql(sql).param("before", StoredMoment.of(before)).update();
    }
  }

  /**
   * Ends after the rows that are being forgotten. Never interrupts: that would break H2's files.
   */
  @Override
  public void close() {
    isEnding = true;
    thread.close();
  }
}
