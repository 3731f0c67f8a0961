package dev.carpus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.Outside;
import dev.carpus.server.SettableClock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockHealthTest {
  private final SettableClock clock = new SettableClock();
  private final AtomicLong nanos = new AtomicLong(5);
  private final ClockHealth clockHealth =
      new ClockHealth(new Outside(clock, nanos::get, UUID::randomUUID));

  @Test
  void isWellWhileTheClockGoesWithTheTime() {
    clock.forward(Duration.ofDays(3));
    nanos.addAndGet(Duration.ofDays(3).toNanos());
    assertThat(clockHealth.health().isWell()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"300, true", "301, false", "-300, true", "-301, false"})
  void isNotOnceTheClockWasSetByMinutes(long seconds, boolean isWell) {
    clock.forward(Duration.ofSeconds(seconds));
    assertThat(clockHealth.health().isWell()).isEqualTo(isWell);
    assertThat(clockHealth.health().isNeeded()).isTrue();
  }
}
