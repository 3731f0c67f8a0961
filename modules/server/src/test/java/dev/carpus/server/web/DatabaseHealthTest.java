package dev.carpus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.memory.MemoryState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DatabaseHealthTest {
  private static PartHealth health(boolean isUp, Optional<Duration> ahead) {
    return new DatabaseHealth(() -> new MemoryState(isUp, ahead, 0, 0)).health();
  }

  @ParameterizedTest
  @CsvSource({
    "-1501, -2",
    "-1499, -1",
    "-501, -1",
    "-499, 0",
    "-1, 0",
    "0, 0",
    "499, 0",
    "501, 1",
    "1499, 1",
    "1501, 2"
  })
  void tellsHowFarTheClockIsAheadToTheNearestSecond(long millis, int seconds) {
    ObjectNode written = JsonMapper.shared().createObjectNode();
    health(true, Optional.of(Duration.ofMillis(millis))).details().accept(written);

    assertThat(written.path("clockAheadSeconds").asInt()).isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource({"-60001, false", "-60000, true", "60000, true", "60001, false"})
  void isWellWhileTheClocksAreNoMoreThanAMinuteApart(long millis, boolean isWell) {
    assertThat(health(true, Optional.of(Duration.ofMillis(millis))).isWell()).isEqualTo(isWell);
  }

  @Test
  void isNotWellWhileTheDatabaseDoesNotAnswer() {
    assertThat(health(false, Optional.empty()).isWell()).isFalse();
  }
}
