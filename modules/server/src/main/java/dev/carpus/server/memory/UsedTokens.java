package dev.carpus.server.memory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tokens that this process has seen, until they expire: no more than so many, of which the
 * oldest is forgotten first. Thread-safe.
 */
final class UsedTokens {
  private final int most;
  private final Map<String, Instant> ends = new LinkedHashMap<>();

  UsedTokens(int most) {
    this.most = most;
  }

  /**
   * Whether a token is seen for the first time; it is not from then on.
   *
   * @param end until when it has to be known
   */
  synchronized boolean isNew(String id, Instant end, Instant now) {
    if (ends.size() >= most) {
      ends.values().removeIf(each -> each.isBefore(now));
    }
    boolean isNew = ends.putIfAbsent(id, end) == null;
    if (ends.size() > most) {
      ends.remove(ends.keySet().iterator().next());
    }
    return isNew;
  }
}
