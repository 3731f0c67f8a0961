package dev.carpus.server.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RetentionTest {
  /** Notes what it is asked to do, and does it at once. */
  private static final class NotingThread extends ScheduledThreadPoolExecutor {
    private final List<Duration> delays = new ArrayList<>();

    NotingThread() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
        Runnable task, long first, long then, TimeUnit unit) {
      delays.add(Duration.of(first, unit.toChronoUnit()));
      delays.add(Duration.of(then, unit.toChronoUnit()));
      return schedule(task, 0, unit);
    }
  }

  @Test
  void beginsSoonAfterTheStartAndGoesOnEveryHour() {
    SettableClock clock = new SettableClock();
    NotingThread thread = new NotingThread();
    StorePlace place = new StorePlace.Passing(UUID.randomUUID());
    try (Store store = new Store(place, Duration.ofSeconds(10))) {
      store.migrate();
      TokenRows tokens = new TokenRows(store);
      tokens.isNew("expired", clock.instant().minusSeconds(1));
      tokens.isNew("good", clock.instant().plusSeconds(1));
      Retention retention = new Retention(store, Duration.ofDays(1), clock, thread);
      retention.begin();
      thread.close();

      assertThat(thread.delays).containsExactly(Duration.ofMinutes(1), Duration.ofHours(1));
      assertThat(tokens.isNew("expired", clock.instant())).isTrue();
      assertThat(tokens.isNew("good", clock.instant())).isFalse();
      retention.close();
    }
  }
}
