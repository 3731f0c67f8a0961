package dev.carpus.logic.values;

import java.time.LocalDateTime;

/**
 * Counts units of time between two moments that are known to that unit. Days and longer ones are
 * counted as the clocks show them, shorter ones as time passes.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#difference">CQL, Difference</a>
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#duration">CQL, Duration</a>
 */
final class TemporalCount {
  private TemporalCount() {}

  /** Boundaries of the unit that lie between the two. */
  static long boundaries(Temporal earlier, Temporal later, Precision unit) {
    return wholes(earlier.earliest(unit), later.earliest(unit), unit);
  }

  /** Whole periods of the unit from the one to the other. */
  static long wholes(Temporal earlier, Temporal later, Precision unit) {
    int apart =
        unit.isFinerThan(Precision.DAY)
            ? later.offset().getTotalSeconds() - earlier.offset().getTotalSeconds()
            : 0;
    LocalDateTime end = later.local().minusSeconds(apart);
    return unit.unit().between(earlier.local(), end);
  }
}
