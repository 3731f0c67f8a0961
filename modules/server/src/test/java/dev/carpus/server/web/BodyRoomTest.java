package dev.carpus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class BodyRoomTest {
  private static final int KILO = 1024;
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void isFullWithAsManyBytesAsItHolds() {
    BodyRoom room = new BodyRoom(10 * KILO, Duration.ZERO);
    assertThat(room.enter(6 * KILO)).isTrue();
    assertThat(room.enter(4 * KILO + 1)).isFalse();
    assertThat(room.enter(4 * KILO)).isTrue();
    assertThat(room.enter(1)).isFalse();
    assertThat(room.enter(0)).isTrue();
    room.leave(4 * KILO);
    assertThat(room.enter(4 * KILO + 1)).isFalse();
    assertThat(room.enter(4 * KILO)).isTrue();
  }

  @Test
  void letsABodyInThatIsLargerThanItIfItIsAlone() {
    BodyRoom room = new BodyRoom(10 * KILO, Duration.ZERO);
    assertThat(room.enter(Long.MAX_VALUE)).isTrue();
    assertThat(room.enter(1)).isFalse();
    room.leave(Long.MAX_VALUE);
    assertThat(room.enter(1)).isTrue();
    assertThat(room.enter(11 * KILO)).isFalse();
  }

  @Test
  void letsABodyWaitUntilAnotherLeaves() {
    BodyRoom room = new BodyRoom(10 * KILO, LONG);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(room.enter(10 * KILO)).isTrue();
      CompletableFuture<Boolean> waiting =
          CompletableFuture.supplyAsync(() -> room.enter(KILO), threads);
      assertThat(waiting).isNotDone();
      room.leave(10 * KILO);
      assertThat(waiting.join()).isTrue();
    }
  }

  @Test
  void givesUpWhereItsThreadIsToldToEnd() {
    BodyRoom room = new BodyRoom(10 * KILO, LONG);
    assertThat(room.enter(10 * KILO)).isTrue();
    Thread.currentThread().interrupt();
    assertThat(room.enter(KILO)).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }
}
