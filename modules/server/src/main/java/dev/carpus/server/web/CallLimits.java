package dev.carpus.server.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/**
 * Which calls are let in: so many at a time, and so many of each client in a second. Thread-safe.
 */
final class CallLimits {
  /** The word under which calls are counted that found no place. */
  static final String OVERLOADED = "overloaded";

  /** The word under which calls are counted of clients that call too often. */
  static final String TOO_MANY_CALLS = "too-many-calls";

  /** All words under which calls are counted. */
  static final List<String> REASONS = List.of(OVERLOADED, TOO_MANY_CALLS);

  private final Semaphore places;
  private final int rate;
  private final LongSupplier nanoTime;
  private final RefusalCounts counts;

  /** By the client's name, of which the configuration has but a few. */
  private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

  /**
   * All places are free.
   *
   * @param concurrent the most calls that are answered at the same time
   * @param rate the most calls of one client in a second
   * @param nanoTime a running count of nanoseconds
   */
  CallLimits(int concurrent, int rate, LongSupplier nanoTime, RefusalCounts counts) {
    places = new Semaphore(concurrent);
    this.rate = rate;
    this.nanoTime = nanoTime;
    this.counts = counts;
  }

  /**
   * A call that is not let in.
   *
   * @param reason the word under which it is counted
   * @param outcome what it is answered with
   */
  record TooMany(String reason, Outcome outcome) {}

  /** Why a call is not let in, at once; if nothing, it has a place until it {@link #leave}s. */
  Optional<TooMany> refusal(String client) {
    if (!buckets.computeIfAbsent(client, _ -> new TokenBucket(rate, nanoTime)).lets()) {
      counts.count(TOO_MANY_CALLS);
      return Optional.of(new TooMany(TOO_MANY_CALLS, Outcome.tooManyCalls()));
    }
    if (!places.tryAcquire()) {
      counts.count(OVERLOADED);
      return Optional.of(new TooMany(OVERLOADED, Outcome.overloaded()));
    }
    return Optional.empty();
  }

  /** Why a call that has a place is refused, whose body found no room in time. */
  TooMany withoutRoom() {
    counts.count(OVERLOADED);
    return new TooMany(OVERLOADED, Outcome.withoutRoom());
  }

  /** A call that was let in is answered. */
  void leave() {
    places.release();
  }
}
