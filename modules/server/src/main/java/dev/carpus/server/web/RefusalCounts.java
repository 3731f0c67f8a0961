package dev.carpus.server.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many calls were refused before any door, by a word of ours for the reason. Thread-safe. */
final class RefusalCounts {
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  /**
   * Counts one.
   *
   * @param word why; never one that a request could have chosen
   */
  void count(String word) {
    counts.computeIfAbsent(word, _ -> new LongAdder()).increment();
  }

  /** How many so far for the reason of that word. */
  long of(String word) {
    LongAdder count = counts.get(word);
    return count == null ? 0 : count.sum();
  }
}
