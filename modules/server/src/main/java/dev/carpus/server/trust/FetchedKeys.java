package dev.carpus.server.trust;

import dev.carpus.server.trust.KeyFetch.Fetching;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of a client that publishes them at a URL. They are fetched when they are needed first,
 * when they have become old, and once for an id that is not among them, as clients change their
 * keys; but never twice within {@link #PAUSE}, whatever ids tokens name, and by one
 * thread at a time. While they cannot be fetched, those of before count on for {@link #KEEP}.
 * Thread-safe.
 */
final class FetchedKeys implements ClientKeys {
  /** The least time between two fetches. */
  static final Duration PAUSE = Duration.ofSeconds(30);

  /** For how long keys count that could not be fetched again. */
  static final Duration KEEP = Duration.ofHours(24);

  private static final Logger LOG = LoggerFactory.getLogger(FetchedKeys.class);

  private final String client;
  private final Supplier<Fetching> fetch;
  private final Duration refresh;
  private final InstantSource clock;
  private final ReentrantLock turn = new ReentrantLock();

  private volatile Kept kept = new Kept(new PublicKeys(List.of()), Instant.MIN);

  /** When a fetch was begun last; whoever has the turn reads and writes it. */
  private Instant tried = Instant.MIN;

  /**
   * Keys that are fetched so.
   *
   * @param client the client's name, for the log
   * @param fetch fetches them once
   * @param refresh for how long they are used before they are fetched again
   */
  FetchedKeys(String client, Supplier<Fetching> fetch, Duration refresh, InstantSource clock) {
    this.client = client;
    this.fetch = fetch;
    this.refresh = refresh;
    this.clock = clock;
  }

  /** Keys, and when they were fetched. */
  private record Kept(PublicKeys keys, Instant at) {
    boolean isYounger(Duration age, Instant now) {
      return Duration.between(at, now).compareTo(age) < 0;
    }

    KeyLookup key(String kid, Instant now) {
      return isYounger(KEEP, now) ? keys.key(kid) : new KeyLookup.Unavailable();
    }
  }

  @Override
  public KeyLookup key(String kid) {
    Instant now = clock.instant();
    Kept before = kept;
    KeyLookup found = before.key(kid, now);
    if (!(found instanceof KeyLookup.Found)) {
      awaitFetch(before, now);
    } else if (!before.isYounger(refresh, now)) {
      fetchUnlessOthersDo(now);
    }
    return kept.key(kid, now);
  }

  /** There is nothing to answer with until somebody has fetched. */
  private void awaitFetch(Kept before, Instant now) {
    turn.lock();
    try {
      if (kept.equals(before)) {
        fetch(now);
      }
    } finally {
      turn.unlock();
    }
  }

  private void fetchUnlessOthersDo(Instant now) {
    if (turn.tryLock()) {
      try {
        fetch(now);
      } finally {
        turn.unlock();
      }
    }
  }

  private void fetch(Instant now) {
    if (Duration.between(tried, now).compareTo(PAUSE) < 0) {
      return;
    }
    tried = now;
    switch (fetch.get()) {
      case Fetching.Fetched(PublicKeys keys, int unusable) -> {
        kept = new Kept(keys, now);
        if (unusable > 0) {
          LOG.atWarn()
              .addKeyValue("client", client)
              .addKeyValue("unusable", unusable)
              .log(
                  "the client publishes keys that cannot be used; ./carpus trust check tells more");
        }
      }
      case Fetching.Failed(String reason) ->
          LOG.atWarn()
              .addKeyValue("client", client)
              .addKeyValue("reason", reason)
              .log("the client's keys could not be fetched");
    }
  }
}
