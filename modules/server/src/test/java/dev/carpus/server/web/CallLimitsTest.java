package dev.carpus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CallLimitsTest {
  private final AtomicLong now = new AtomicLong();
  private final RefusalCounts counts = new RefusalCounts();

  @Test
  void letsSoManyInAtATime() {
    CallLimits admission = new CallLimits(2, 100, now::get, counts);

    assertThat(admission.refusal("a")).isEmpty();
    assertThat(admission.refusal("b")).isEmpty();
    assertThat(admission.refusal("c").map(CallLimitsTest::status)).contains(503);
    admission.leave();
    assertThat(admission.refusal("c")).isEmpty();
    assertThat(admission.refusal("c").map(CallLimitsTest::status)).contains(503);
    assertThat(counts.of(CallLimits.OVERLOADED)).isEqualTo(2);
    assertThat(counts.of(CallLimits.TOO_MANY_CALLS)).isZero();
  }

  @Test
  void letsSoManyOfEachClientInInASecond() {
    CallLimits admission = new CallLimits(100, 2, now::get, counts);

    assertThat(admission.refusal("a")).isEmpty();
    assertThat(admission.refusal("a")).isEmpty();
    assertThat(admission.refusal("a").map(CallLimitsTest::status)).contains(429);
    assertThat(admission.refusal("b")).isEmpty();
    now.addAndGet(Duration.ofMillis(500).toNanos());
    assertThat(admission.refusal("a")).isEmpty();
    assertThat(counts.of(CallLimits.TOO_MANY_CALLS)).isEqualTo(1);
    assertThat(counts.of(CallLimits.OVERLOADED)).isZero();
  }

  @Test
  void givesNoPlaceToACallThatComesTooOften() {
    CallLimits admission = new CallLimits(2, 1, now::get, counts);

    assertThat(admission.refusal("a")).isEmpty();
    assertThat(admission.refusal("a").map(CallLimitsTest::status)).contains(429);
    assertThat(admission.refusal("b")).isEmpty();
    assertThat(admission.refusal("c").map(CallLimitsTest::status)).contains(503);
  }

  private static int status(CallLimits.TooMany refusal) {
    return refusal.outcome().status();
  }

  @Test
  void saysWhyInTheWordThatItCountsBy() {
    CallLimits admission = new CallLimits(1, 2, now::get, counts);

    assertThat(admission.refusal("a")).isEmpty();
    assertThat(admission.refusal("a").map(CallLimits.TooMany::reason))
        .contains(CallLimits.OVERLOADED);
    assertThat(admission.refusal("a").map(CallLimits.TooMany::reason))
        .contains(CallLimits.TOO_MANY_CALLS);
  }
}
