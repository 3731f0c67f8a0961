package dev.carpus.benchmarks.ratio;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** A row whose slices cost what is planned, the last of it time and again. */
final class PlannedRow implements Row {
  private final RowName name;
  private final List<Long> costs;
  private final List<String> turns;
  private int next;

  /** A row that notes its turns. */
  PlannedRow(String what, List<Long> costs, List<String> turns) {
    name = new RowName(what, 20);
    this.costs = costs;
    this.turns = turns;
  }

  @Override
  public RowName name() {
    return name;
  }

  @Override
  public Slice run(Duration time) {
    turns.add(name.what() + " " + time.toMillis());
    long cost = costs.get(Math.min(next++, costs.size() - 1));
    return new Slice(2 * cost, OptionalLong.of(200), new long[] {cost, 3 * cost});
  }
}
