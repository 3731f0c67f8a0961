package dev.carpus.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is set forward. */
public final class SettableClock implements InstantSource {
  private final AtomicLong gone = new AtomicLong();
  private final AtomicReference<Instant> now = new AtomicReference<>(Service.AT);

  @Override
  public Instant instant() {
    return now.get();
  }

  public void forward(Duration by) {
    now.updateAndGet(before -> before.plus(by));
    gone.addAndGet(Math.max(0, by.toNanos()));
  }

  /** A count of nanoseconds that runs on as far as the clock is set forward, and never back. */
  public long nanoTime() {
    return System.nanoTime() + gone.get();
  }
}
