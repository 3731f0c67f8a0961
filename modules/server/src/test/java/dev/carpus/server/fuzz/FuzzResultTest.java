package dev.carpus.server.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FuzzResultTest {
  private static final Finding FINDING =
      new Finding(
          new FuzzCase(1, 2, List.of(), FuzzRequest.post("/", new byte[0])), "status 500", 500);

  private static FuzzResult result(List<Finding> findings, long heapLate) {
    Tally tally = new Tally();
    tally.add(3, exchange(200, "{\"cards\":[{}]}", 30));
    tally.add(4, exchange(200, "{\"cards\":[]}", 1_001));
    tally.add(5, exchange(400, "{}", 1_000));
    tally.add(6, new Exchange(List.of(), Optional.of("lost"), Duration.ofMillis(5)));
    return new FuzzResult(tally.counts(), findings, 1 << 20, heapLate, Duration.ofSeconds(2));
  }

  private static Exchange exchange(int status, String body, int millis) {
    return new Exchange(
        List.of(Answer.of(status, Map.of(), body.getBytes(UTF_8))),
        Optional.empty(),
        Duration.ofMillis(millis));
  }

  @Test
  void countsStatusesCardsAndTheSlowest() {
    FuzzResult result = result(List.of(), 2 << 20);

    assertThat(result.answered(200)).isEqualTo(2);
    assertThat(result.answered(500)).isZero();
    assertThat(result.lines())
        .containsExactly(
            "no answer      1",
            "status 200     2",
            "status 400     1",
            "with cards     1",
            "slow once      1",
            "slowest        1001 ms, number 4",
            "memory in use  1 MiB after a fifth, 2 MiB at the end",
            "requests       4 in 2 s, 2 a second",
            "findings       0");
    assertThat(result.isClean()).isTrue();
  }

  @Test
  void isNotCleanWithAFinding() {
    assertThat(result(List.of(FINDING), 2 << 20).isClean()).isFalse();
  }

  @Test
  void isNotCleanWhereMemoryGrows() {
    long most = (1 << 20) + FuzzResult.MOST_GROWTH;

    assertThat(result(List.of(), most).isClean()).isTrue();
    assertThat(result(List.of(), most + 1).isClean()).isFalse();
    assertThat(result(List.of(), most + 1).lines()).anyMatch(line -> line.endsWith("it grows"));
  }
}
