package dev.carpus.server.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The memory in H2's file. */
class MemoryOnH2Test extends MemoryContract {
  @Override
  Optional<String> database() {
    return Optional.empty();
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static void openAndShow(Path folder) {
    TestMemory place = new TestMemory(Optional.empty(), folder, new SettableClock());
    try (Memory memory = place.open("new")) {
      place.show(memory);
    }
  }

  @Test
  void leavesNoFileOfWhatHappenedInTheDatabase(@TempDir Path folder) {
    openAndShow(folder);

    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("carpus-memory.mv.db", "new.key");
  }

  @Test
  void keepsItsFileForItsOwnerAlone(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("carpus-memory.mv.db");
    openAndShow(folder);
    assertThat(permissions(file)).isEqualTo("rw-------");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    openAndShow(folder);
    assertThat(permissions(file)).isEqualTo("rw-------");
  }
}
