package dev.carpus.server.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R-195: tokens that one process has seen")
class UsedTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final UsedTokens tokens = new UsedTokens(2);

  private boolean isNew(String id) {
    return tokens.isNew(id, NOW.plusSeconds(1), NOW);
  }

  @Test
  void seesATokenOnce() {
    assertThat(isNew("a")).isTrue();
    assertThat(isNew("b")).isTrue();
    assertThat(isNew("a")).isFalse();
    assertThat(isNew("b")).isFalse();
  }

  @Test
  void forgetsTheOldestWhereThereAreTooMany() {
    isNew("a");
    isNew("b");
    isNew("c");

    assertThat(isNew("b")).isFalse();
    assertThat(isNew("c")).isFalse();
    assertThat(isNew("a")).isTrue();
  }

  @Test
  void forgetsTheExpiredBeforeOthers() {
    isNew("a");
    tokens.isNew("expired", NOW.minusNanos(1), NOW);
    isNew("c");

    assertThat(isNew("a")).isFalse();
    assertThat(isNew("c")).isFalse();
  }

  @Test
  void knowsATokenUntilItsEnd() {
    tokens.isNew("a", NOW, NOW);
    isNew("b");

    assertThat(isNew("a")).isFalse();
  }
}
