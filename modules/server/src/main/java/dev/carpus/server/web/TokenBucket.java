package dev.carpus.server.web;

import java.util.function.LongSupplier;

/**
 * Lets through so many calls in a second: as many at once, if there were none for a second.
 * Thread-safe.
 */
final class TokenBucket {
  private static final long SECOND = 1_000_000_000;

  private final long rate;
  private final LongSupplier nanoTime;

  /** In billionths of a call. */
  private long credit;

  private long at;

  /**
   * A full bucket.
   *
   * @param rate how many calls in a second, at most a million
   * @param nanoTime a running count of nanoseconds
   */
  TokenBucket(int rate, LongSupplier nanoTime) {
    this.rate = rate;
    this.nanoTime = nanoTime;
    credit = rate * SECOND;
    at = nanoTime.getAsLong();
  }

  /** Whether one more call may pass now; if so, it is counted. */
  synchronized boolean lets() {
    long now = nanoTime.getAsLong();
    // In a second it is full from empty, so more time makes no difference.
    credit = Math.min(rate * SECOND, credit + Math.min(now - at, SECOND) * rate);
    at = now;
    if (credit < SECOND) {
      return false;
    }
    credit -= SECOND;
    return true;
  }
}
