package dev.carpus.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchCommandTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "switch",
        "switch dim",
        "switch off --reason x",
        "switch off --all",
        "switch off --all --pathway p --reason x",
        "switch off --rule P-1 --reason x",
        "switch on",
        "switch list --all"
      })
  void takesNothingThatDoesNotSayWhat(String line) {
    CommandRun run = CommandRun.of(line.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void saysThatSomethingIsOnAlready() {
    CommandRun run = CommandRun.of("switch", "on", "--all", "--data", folder.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("everything is not switched off");
  }

  @Test
  void writesTheFileThatTheConfigurationNames() throws IOException {
    Path config =
        Files.writeString(folder.resolve("carpus.yaml"), "carpus.switches: shared/off.json");
    CommandRun run =
        CommandRun.of(
            "switch",
            "off",
            "--all",
            "--client",
            "north",
            "--reason",
            "trial ended",
            "--config",
            config.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(folder.resolve("shared/off.json")).content().contains("trial ended", "north");
    assertThat(CommandRun.of("switch", "list", "--config", config.toString()).out())
        .contains("everything for north since 2026-11-22T12:00:00Z: trial ended");
  }
}
