package dev.carpus.benchmarks.ratio;

import java.time.Duration;

/**
 * How long a run takes.
 *
 * @param alone how long a row may be called before the others, until it is steady by itself
 * @param warmUp how long each row is called in each round of the warm-up
 * @param leastWarmUp how many rounds the warm-up has at least
 * @param mostWarmUp how many it has at most, if rows do not become steady
 * @param slice how long each row is called in each round that is measured
 * @param rounds how many rounds are measured
 * @param share how long a row may take of the warm-up, and of what is measured: one that has had
 *     more leaves it to the others
 */
public record Pace(
    Duration alone,
    Duration warmUp,
    int leastWarmUp,
    int mostWarmUp,
    Duration slice,
    int rounds,
    Duration share) {
  /** A run whose numbers can be told to others. */
  public static Pace full() {
    return new Pace(
        Duration.ofMinutes(3),
        Duration.ofMillis(500),
        30,
        60,
        Duration.ofMillis(100),
        40,
        Duration.ofSeconds(60));
  }

  /** A run that shows whether a change helped. */
  public static Pace quick() {
    return new Pace(
        Duration.ofMinutes(2),
        Duration.ofMillis(500),
        10,
        20,
        Duration.ofMillis(50),
        15,
        Duration.ofSeconds(15));
  }

  /** The least that goes through everything; its numbers mean nothing. */
  public static Pace least() {
    return new Pace(Duration.ZERO, Duration.ZERO, 1, 1, Duration.ZERO, 2, Duration.ofSeconds(60));
  }
}
