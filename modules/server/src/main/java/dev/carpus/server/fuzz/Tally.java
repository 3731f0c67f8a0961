package dev.carpus.server.fuzz;

import java.time.Duration;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Counts what requests are answered with. Thread-safe. */
final class Tally {
  private final NavigableMap<Integer, Long> statuses = new TreeMap<>();
  private long sent;
  private long withCards;
  private long slow;
  private long slowest;
  private Duration slowestTook = Duration.ZERO;

  /**
   * What has been counted.
   *
   * @param slow how many took so long that they were to be tried again
   * @param slowest the number of the one that took longest
   */
  record Counts(
      NavigableMap<Integer, Long> statuses,
      long sent,
      long withCards,
      long slow,
      long slowest,
      Duration slowestTook) {}

  /** Counts an exchange; tells how many there are now. */
  synchronized long add(long number, Exchange exchange) {
    statuses.merge(exchange.status(), 1L, Long::sum);
    if (exchange.status() == 200
        && exchange.answers().getFirst().body().startsWith("{\"cards\":[{")) {
      withCards++;
    }
    if (exchange.isSlow()) {
      slow++;
    }
    if (exchange.took().compareTo(slowestTook) > 0) {
      slowest = number;
      slowestTook = exchange.took();
    }
    return ++sent;
  }

  /** What has been counted so far. */
  synchronized Counts counts() {
    return new Counts(new TreeMap<>(statuses), sent, withCards, slow, slowest, slowestTook);
  }
}
