package dev.carpus.server.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.SettableClock;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class StoreCallsTest {
  private final SettableClock clock = new SettableClock();
  private final AtomicBoolean isReady = new AtomicBoolean(true);
  private final AtomicInteger asked = new AtomicInteger();
  private final StoreCalls calls = new StoreCalls(isReady::get, Duration.ofSeconds(30), clock);

  private Optional<String> answered() {
    return calls.ask(() -> "answer " + asked.incrementAndGet());
  }

  private Optional<String> failing() {
    return calls.ask(() -> {
      asked.incrementAndGet();
      throw new DataAccessResourceFailureException("away");
    });
  }

  @Test
  void givesTheAnswer() {
    assertThat(answered()).contains("answer 1");
    assertThat(calls.failures()).isZero();
  }

  @Test
  void givesNothingWhereTheAnswerDoesNotComeInTime() {
    CompletableFuture<String> never = new CompletableFuture<>();

    assertThat(calls.await(() -> never, Duration.ofMillis(1))).isEmpty();
    assertThat(calls.failures()).isEqualTo(1);
    assertThat(never).isNotDone();
  }

  @Test
  void leavesADatabaseAloneThatFailedThriceInARow() {
    for (int i = 0; i < StoreCalls.FAILURES; i++) {
      assertThat(failing()).isEmpty();
    }
    assertThat(answered()).isEmpty();
    assertThat(asked).hasValue(StoreCalls.FAILURES);
    assertThat(calls.failures()).isEqualTo(StoreCalls.FAILURES + 1);

    clock.forward(StoreCalls.PAUSE.plusMillis(1));
    assertThat(answered()).isPresent();
    assertThat(answered()).isPresent();
  }

  @Test
  void goesOnAskingADatabaseThatFailsNowAndThen() {
    for (int i = 0; i < 5; i++) {
      failing();
      failing();
      assertThat(answered()).isPresent();
    }
  }

  @Test
  void doesNotAskBeforeTheDatabaseIsReady() {
    isReady.set(false);
    for (int i = 0; i < 5; i++) {
      assertThat(answered()).isEmpty();
    }
    assertThat(asked).hasValue(0);
    isReady.set(true);

    assertThat(answered()).isPresent();
    assertThat(calls.failures()).isEqualTo(5);
  }

  @Test
  void tellsTheKindOfAFailureAndNotItsWords() {
    assertThat(StoreCalls.kind(new IllegalStateException("p1", new SQLException("p1", "57P01"))))
        .isEqualTo("java.sql.SQLException 57P01");
    assertThat(StoreCalls.kind(new IllegalStateException("p1")))
        .isEqualTo("java.lang.IllegalStateException");
  }
}
