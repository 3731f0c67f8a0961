package dev.carpus.server.web;

import dev.carpus.server.memory.Memory;
import dev.carpus.server.memory.MemoryState;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * The memory's database; DOWN while it does not answer, or tells another time than this machine.
 * Cards are given all the same.
 */
record DatabaseHealth(Memory memory) implements HealthPart {
  /** By how much its clock may differ from ours. */
  private static final Duration MOST = Duration.ofMinutes(1);

  @Override
  public PartHealth health() {
    MemoryState state = memory.state();
    return PartHealth.ofUnneeded("database", isWell(state), to -> write(state, to));
  }

  private static boolean isWell(MemoryState state) {
    return state.isUp()
        && state.clockAhead().filter(ahead -> ahead.abs().compareTo(MOST) > 0).isEmpty();
  }

  private static void write(MemoryState state, ObjectNode to) {
    state.clockAhead().ifPresent(ahead -> to.put("clockAheadSeconds", ahead.toSeconds()));
  }
}
