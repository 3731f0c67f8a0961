package dev.carpus.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.CommandRun;
import org.junit.jupiter.api.Test;

class TrainCommandTest {
  @Test
  void isNotAmongTheCommandsForPeople() {
    assertThat(CommandRun.of("--help").out()).contains("serve").doesNotContain("train");
    assertThat(CommandRun.of("train", "--help").out()).contains("AOTCacheOutput");
  }

  @Test
  void takesNothingElse() {
    CommandRun run = CommandRun.of("train", "7");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("carpus: ");
  }
}
