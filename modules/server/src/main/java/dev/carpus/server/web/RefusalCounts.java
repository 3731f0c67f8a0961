package dev.carpus.server.web;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** How many calls were refused before any door, by a word of ours for the reason. Thread-safe. */
final class RefusalCounts {
  private final ConcurrentSkipListMap<String, LongAdder> counts = new ConcurrentSkipListMap<>();

  /**
   * Counts one.
   *
   * @param word why; never one that a request could have chosen
   */
  void count(String word) {
    counts.computeIfAbsent(word, _ -> new LongAdder()).increment();
  }

  /** How many so far, by word. */
  NavigableMap<String, Long> byWord() {
    NavigableMap<String, Long> sums = new TreeMap<>();
    counts.forEach((word, count) -> sums.put(word, count.sum()));
    return Collections.unmodifiableNavigableMap(sums);
  }
}
