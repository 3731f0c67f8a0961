package dev.carpus.server.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokensInMemoryTest {
  private final SettableClock clock = new SettableClock();
  private final TokensInMemory tokens = new TokensInMemory(clock, 2);

  private Instant in(long seconds) {
    return clock.instant().plusSeconds(seconds);
  }

  /** */
  @Test
  void knowsATokenUntilItExpires() {
    Instant end = in(10);
    assertThat(tokens.isNew("a", "1", end)).isTrue();
    assertThat(tokens.isNew("a", "1", end)).isFalse();
    clock.forward(Duration.ofMillis(9_999));
    assertThat(tokens.isNew("a", "1", end)).isFalse();
    clock.forward(Duration.ofMillis(1));
    assertThat(tokens.isNew("a", "1", end)).isTrue();
  }

  @Test
  void tellsIssuersApart() {
    assertThat(tokens.isNew("a", "1", in(10))).isTrue();
    assertThat(tokens.isNew("b", "1", in(10))).isTrue();
  }

  @Test
  void takesNoMoreThanItCanRemember() {
    assertThat(tokens.isNew("a", "late", in(20))).isTrue();
    assertThat(tokens.isNew("a", "soon", in(10))).isTrue();
    assertThat(tokens.isNew("a", "more", in(10))).isFalse();
    clock.forward(Duration.ofSeconds(10));
    assertThat(tokens.isNew("a", "more", in(10))).isTrue();
    assertThat(tokens.isNew("a", "late", in(10))).isFalse();
  }
}
