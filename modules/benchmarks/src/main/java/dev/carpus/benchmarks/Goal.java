package dev.carpus.benchmarks;

import dev.carpus.benchmarks.ratio.Measurements;
import dev.carpus.benchmarks.ratio.RowName;
import dev.carpus.benchmarks.ratio.Spread;
import java.util.List;
import java.util.Optional;

/**
 * How many times one row another may cost.
 *
 * @param measure what costs
 * @param first the row that has to keep to it
 * @param second the row that it is measured by
 * @param most how many times the second the first may cost
 */
record Goal(Measure measure, RowName first, RowName second, double most) {
  /** What rows cost. */
  enum Measure {
    CPU,
    ALLOCATION
  }

  /** The goals that a run can show. */
  static List<Goal> all() {
    return List.of(
        cpu(Kind.OURS, Kind.TOKEN_PASS, 20, 1.6),
        cpu(Kind.OURS, Kind.TOKEN_PASS, 200, 1.4),
        cpu(Kind.OURS, Kind.TOKEN_PASS, 2000, 1.4),
        cpu(Kind.COMPILED_RULES, Kind.RULES_BY_HAND, 20, 1.5),
        cpu(Kind.COMPILED_RULES, Kind.RULES_BY_HAND, 200, 1.5),
        cpu(Kind.COMPILED_RULES, Kind.RULES_BY_HAND, 2000, 1.5),
        cpu(Kind.OURS, Kind.APPLY, 20, 1.0 / 80),
        cpu(Kind.OURS, Kind.APPLY, 200, 1.0 / 40),
        allocation(20),
        allocation(200),
        cpu(Kind.SERVICE, Kind.ECHO, 20, 1.8),
        cpu(Kind.SERVICE, Kind.ECHO, 200, 2.0));
  }

  private static Goal cpu(Kind first, Kind second, int size, double most) {
    return new Goal(Measure.CPU, first.of(size), second.of(size), most);
  }

  private static Goal allocation(int size) {
    return new Goal(Measure.ALLOCATION, Kind.OURS.of(size), Kind.APPLY.of(size), 1.0 / 80);
  }

  /** How many times the second the first cost; nothing if one of them was not measured. */
  Optional<Spread> measured(Measurements measurements) {
    return switch (measure) {
      case CPU -> measurements.ratio(first, second);
      case ALLOCATION ->
          measurements.allocationRatio(first, second).map(ratio -> new Spread(ratio, ratio, ratio));
    };
  }

  /** Whether what was measured is at most what it should be, in the middle of the rounds. */
  boolean isMetBy(Spread measured) {
    return measured.median() <= most;
  }

  /** What is measured, in words. */
  String words() {
    return switch (measure) {
      case CPU -> first + " / " + second;
      case ALLOCATION -> "allocation, " + first + " / " + second;
    };
  }
}
