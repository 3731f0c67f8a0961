package dev.carpus.server.memory;

import java.util.Optional;

/** The memory in H2's file. */
class MemoryOnH2Test extends MemoryContract {
  @Override
  Optional<String> database() {
    return Optional.empty();
  }
}
