package dev.carpus.server.web;

import dev.carpus.server.memory.MemoryState;
import java.time.Duration;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * The memory's database; DOWN while it does not answer, or tells another time than this machine.
 * Cards are given all the same.
 */
record DatabaseHealth(Supplier<MemoryState> memory) implements HealthPart {
  /** By how much its clock may differ from ours. */
  private static final Duration MOST = Duration.ofMinutes(1);

  private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

  @Override
  public PartHealth health() {
    MemoryState state = memory.get();
    return PartHealth.ofUnneeded("database", isWell(state), to -> write(state, to));
  }

  private static boolean isWell(MemoryState state) {
    return state.isUp()
        && state.clockAhead().filter(ahead -> ahead.abs().compareTo(MOST) > 0).isEmpty();
  }

  private static void write(MemoryState state, ObjectNode to) {
    state.clockAhead().ifPresent(ahead -> to.put("clockAheadSeconds", seconds(ahead)));
  }

  /** To the nearest second: a clock that is a moment behind ours tells the same time. */
  private static long seconds(Duration ahead) {
    return ahead.plus(HALF_A_SECOND).toSeconds();
  }
}
