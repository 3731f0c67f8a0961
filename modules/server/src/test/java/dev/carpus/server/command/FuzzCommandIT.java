package dev.carpus.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FuzzCommandIT {
  private static final Path KEPT =
      Path.of("src/test/resources/dev/carpus/server/fuzz/corpus/form-without-answers.json");

  @TempDir private Path folder = Path.of("");

  /** The command keeps the log from the console of its process, which is that of the tests. */
  @AfterEach
  void letTheLogSpeak() {
    System.clearProperty("logging.threshold.console");
    // Spring Boot keeps it here, too, for all services that the process starts later.
    System.clearProperty("CONSOLE_LOG_THRESHOLD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fuzz --requests 0",
        "fuzz --requests many",
        "fuzz --concurrent 0",
        "fuzz --concurrent 65",
        "fuzz --seed x",
        "fuzz 7"
      })
  void takesNoOtherNumbers(String line) {
    CommandRun run = CommandRun.of(line.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("carpus: ");
  }

  @Test
  void sendsRequestsAndTellsWhatCameOfThem() throws IOException {
    CommandRun run =
        CommandRun.of("fuzz", "--requests", "40", "--seed", "3", "--keep", folder.toString());

    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out())
        .contains("40 of 40 sent", "with cards", "memory in use", "findings       0");
    try (Stream<Path> kept = Files.list(folder)) {
      assertThat(kept).isEmpty();
    }
  }

  @Test
  void sendsOneRequestAgain() {
    CommandRun run = CommandRun.of("fuzz", "--only", "0", "--replay", KEPT.toString());

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("mutations: ", "POST /cds-services/bilateral-hand-cramping", "as it must be");
  }
}
