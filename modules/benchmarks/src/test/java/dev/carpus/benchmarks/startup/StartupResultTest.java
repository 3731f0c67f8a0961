package dev.carpus.benchmarks.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StartupResultTest {
  private static final StartupResult RESULT =
      new StartupResult(
          List.of(start(900, 2000, 40, 8), start(3000, 1000, 20, 4), start(1500, 3000, 30, 5)),
          List.of(start(1000, 1000, 6, 2), start(500, 500, 2, 1), start(2000, 2000, 4, 4)));

  private static Start start(int ready, int cpu, int first, int hundredth) {
    return new Start(
        Duration.ofMillis(ready),
        Duration.ofMillis(cpu),
        Duration.ofMillis(first),
        Duration.ofMillis(hundredth));
  }

  @Test
  void tellsMediansWithTheLeastAndTheMost() {
    assertThat(RESULT.lines())
        .anySatisfy(line -> assertThat(line).startsWith("start-up, 3 starts of each"))
        .anySatisfy(line ->
            assertThat(line)
                .matches(
                    "ready, by the clock +1500 \\(900 to 3000\\) +1000 \\(500 to 2000\\) +1\\.50"))
        .anySatisfy(
            line -> assertThat(line).matches("first call +30\\.0 \\(20\\.0 to 40\\.0\\).* +7\\.50"))
        .anySatisfy(line -> assertThat(line).matches("first to hundredth +6\\.0 +2\\.0"));
  }

  @Test
  void saysWhichGoalsAreMet() {
    assertThat(RESULT.lines())
        .contains(
            "ready / ready of the echo: 1.50, at most 1.5: met",
            "first call / hundredth: 6.00, at most 5.0: not met");
  }

  @Test
  void writesRatiosAndEveryStart() {
    JsonNode json = JsonMapper.builder().build().readTree(RESULT.json());

    assertThat(json.at("/ratios/ready").asDouble()).isEqualTo(1.5);
    assertThat(json.at("/ratios/readyCpu").asDouble()).isEqualTo(2);
    assertThat(json.at("/ratios/firstToHundredth").asDouble()).isEqualTo(6);
    assertThat(json.path("carpus")).hasSize(3);
    assertThat(json.at("/echo/1/readyMillis").asDouble()).isEqualTo(500);
  }
}
