package dev.carpus.server.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;

/**
 * Looks once a second whether the database answers, and what time it has, so that whoever wants to
 * know can be told without asking it: supervisors may ask as often as they like. One thread of its
 * own, which nobody interrupts.
 */
final class StoreProbe implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** A database that takes longer is as good as away. */
  private static final Duration MOST = Duration.ofSeconds(2);

  private final Store store;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("memory-probe").factory());

  private volatile Optional<Duration> clockAhead = Optional.empty();

  /** A probe that has looked once, where the database is there already. */
  StoreProbe(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    look();
    Future<?> _ =
        thread.scheduleWithFixedDelay(
            this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      Optional<Instant> time = store.isReady() ? Optional.of(databaseTime()) : Optional.empty();
      clockAhead = time.map(each -> Duration.between(clock.instant(), each));
    } catch (DataAccessException failed) {
      clockAhead = Optional.empty();
    }
  }

  private Instant databaseTime() {
    return store
        .client()
        .sql("SELECT CURRENT_TIMESTAMP")
        .withQueryTimeout((int) MOST.toSeconds())
        .query((row, _) -> row.getObject(1, OffsetDateTime.class))
        .single()
        .toInstant();
  }

  /** How far the database's clock is ahead of ours; nothing while it does not answer. */
  Optional<Duration> clockAhead() {
    return clockAhead;
  }

  @Override
  public void close() {
    thread.close();
  }
}
