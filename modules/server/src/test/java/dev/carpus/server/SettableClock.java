package dev.carpus.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is set forward. */
public final class SettableClock implements InstantSource {
  private final AtomicReference<Instant> now = new AtomicReference<>(Service.AT);

  @Override
  public Instant instant() {
    return now.get();
  }

  public void forward(Duration by) {
    now.updateAndGet(before -> before.plus(by));
  }

  /** A running count of nanoseconds, to which what the clock was set forward is added. */
  public long nanoTime() {
    return System.nanoTime() + Duration.between(Service.AT, now.get()).toNanos();
  }
}
