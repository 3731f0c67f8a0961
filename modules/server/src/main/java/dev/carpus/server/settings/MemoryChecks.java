package dev.carpus.server.settings;

import java.util.List;

/** What the settings of the memory must fulfil. */
final class MemoryChecks {
  private MemoryChecks() {}

  static List<String> problems(MemorySettings memory) {
    return memory.retention().isNegative() || memory.retention().isZero()
        ? List.of("carpus.memory.retention: must be more than 0")
        : List.of();
  }
}
