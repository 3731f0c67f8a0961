package dev.carpus.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SteadinessTest {
  private final Steadiness steadiness = new Steadiness();

  /** Steps of a second, of ten calls each. */
  private void steps(int count, long cpuOfCall, long compilingMillis) {
    for (int i = 0; i < count; i++) {
      steadiness.add(
          new Slice(10 * cpuOfCall, OptionalLong.empty(), new long[10]),
          Duration.ofMillis(compilingMillis),
          Duration.ofSeconds(1));
    }
  }

  @Test
  void needsTwoWindows() {
    steps(9, 100, 0);
    assertThat(steadiness.isReached()).isFalse();
    steps(1, 100, 0);
    assertThat(steadiness.isReached()).isTrue();
  }

  @Test
  void isNotReachedWhileCallsBecomeCheaper() {
    steps(5, 1000, 0);
    steps(5, 950, 0);
    assertThat(steadiness.isReached()).isFalse();
    steps(5, 903, 0);
    assertThat(steadiness.isReached()).isTrue();
  }

  @Test
  void isReachedWhereCallsBecomeDearer() {
    steps(5, 100, 0);
    steps(5, 120, 0);
    assertThat(steadiness.isReached()).isTrue();
  }

  @Test
  void isNotReachedWhileTheCompilersWork() {
    steps(10, 100, 51);
    assertThat(steadiness.isReached()).isFalse();
    steps(5, 100, 50);
    assertThat(steadiness.isReached()).isTrue();
  }
}
