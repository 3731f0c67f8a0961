package dev.carpus.server.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tokens that this process has seen, until they expire: no more than so many, of which the
 * oldest is forgotten first. Thread-safe.
 */
final class UsedTokens {
  /** The least time between two looks at all of them. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final int most;
  private final Map<String, Instant> ends = new LinkedHashMap<>();

  private Instant swept = Instant.EPOCH;

  UsedTokens(int most) {
    this.most = most;
  }

  /**
   * Whether a token is seen for the first time; it is not from then on.
   *
   * @param end until when it has to be known
   */
  synchronized boolean isNew(String id, Instant end, Instant now) {
    if (ends.size() >= most && !now.isBefore(swept.plus(PAUSE))) {
      swept = now;
      ends.values().removeIf(each -> each.isBefore(now));
    }
    boolean isNew = ends.putIfAbsent(id, end) == null;
    if (ends.size() > most) {
      ends.remove(ends.keySet().iterator().next());
    }
    return isNew;
  }
}
