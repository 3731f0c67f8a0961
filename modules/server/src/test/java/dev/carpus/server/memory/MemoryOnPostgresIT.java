package dev.carpus.server.memory;

import dev.carpus.server.TestPostgres;
import java.util.Optional;

/** The memory in PostgreSQL. */
class MemoryOnPostgresIT extends MemoryContract {
  @Override
  Optional<String> database() {
    return Optional.of(TestPostgres.shared().database());
  }
}
