package dev.carpus.server.memory;

import static dev.carpus.server.memory.TestMemory.accepted;
import static dev.carpus.server.memory.TestMemory.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.feedback.Feedback;
import dev.carpus.pathway.Snoozes;
import dev.carpus.server.Eventually;
import dev.carpus.server.SettableClock;
import dev.carpus.server.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several services on one PostgreSQL database, and one whose database goes away. */
class SharedDatabaseIT {
  @TempDir private Path folder = Path.of("");

  private final SettableClock clock = new SettableClock();

  private TestMemory place(TestPostgres server) {
    return new TestMemory(Optional.of(server.database()), folder, clock);
  }

  @Test
  @DisplayName("R-195: of two services that get the same token, one is told that it is new")
  void knowsTokensThatAnotherServiceHasSeen() {
    TestMemory place = place(TestPostgres.shared());
    Instant end = place.now().plusSeconds(60);
    try (Memory one = place.open("new");
        Memory other = place.open("newer", "new")) {
      assertThat(one.isNew("https://a.example", "1", end)).isTrue();
      assertThat(other.isNew("https://a.example", "1", end)).isFalse();

      List<Long> letIn =
          IntStream.range(0, 50)
              .mapToObj(i ->
                  Stream.of(one, other)
                      .parallel()
                      .filter(each -> each.isNew("https://a.example", "both" + i, end))
                      .count())
              .toList();
      assertThat(letIn).hasSize(50).containsOnly(1L);
    }
  }

  @Test
  void restsWhatWasToldToAnotherService() {
    TestMemory place = place(TestPostgres.shared());
    try (Memory one = place.open("new");
        Memory other = place.open("new")) {
      place.tell(other, place.show(one), reason("seen"));

      assertThat(one.snoozes(TestMemory.PARTIES, Duration.ofDays(30), place.now()))
          .isNotEqualTo(Snoozes.none());
    }
  }

  @Test
  @DisplayName("R-195: while the database is away, what this service has seen decides")
  void goesOnWithoutADatabaseThatGoesAway() {
    TestPostgres server = TestPostgres.start();
    TestMemory place = place(server);
    Instant end = place.now().plusSeconds(60);
    try (Memory memory = place.open("new")) {
      UUID card = place.show(memory);
      place.tell(memory, card, reason("seen"));
      server.close();

      assertThat(memory.remember(place.decision(TestMemory.PARTIES, Hook.PATIENT_VIEW, List.of())))
          .isFalse();
      assertThat(memory.snoozes(TestMemory.PARTIES, Duration.ofDays(30), place.now()))
          .isEqualTo(Snoozes.none());
      assertThat(
              memory.store(
                  TestMemory.CLIENT,
                  TestMemory.SERVICE,
                  List.of(new Feedback(card, accepted(), place.now()))))
          .isInstanceOf(FeedbackStored.Failed.class);
      assertThat(memory.summary(Instant.EPOCH)).isEmpty();
      assertThat(memory.isNew("https://a.example", "1", end)).isTrue();
      assertThat(memory.isNew("https://a.example", "1", end)).isFalse();
      Eventually.see(memory::state, state -> !state.isUp());
      assertThat(memory.state().unsharedTokens()).isEqualTo(1);
      assertThat(memory.state().failures()).isPositive();
    }
  }

  @Test
  void beginsOnceTheDatabaseIsThere() {
    TestMemory later = place(TestPostgres.shared());
    TestMemory never =
        new TestMemory(Optional.of("jdbc:postgresql://localhost:1/none"), folder, clock);
    try (Memory memory = never.openWithoutWaiting("new")) {
      assertThat(memory.state().isUp()).isFalse();
      assertThat(memory.remember(never.decision(TestMemory.PARTIES, Hook.PATIENT_VIEW, List.of())))
          .isFalse();
    }
    try (Memory memory = later.openWithoutWaiting("new")) {
      assertThat(Eventually.see(memory::state, MemoryState::isUp).clockAhead()).isPresent();
    }
  }
}
