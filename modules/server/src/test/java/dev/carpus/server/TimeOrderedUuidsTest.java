package dev.carpus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeOrderedUuidsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123Z");

  /** More than are drawn at once, by several threads, all in one millisecond. */
  private static Set<UUID> many() {
    TimeOrderedUuids ids = new TimeOrderedUuids(InstantSource.fixed(NOW));
    Set<UUID> drawn = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 10_000).parallel().forEach(_ -> drawn.add(ids.get()));
    return drawn;
  }

  @Test
  void areAllDifferent() {
    assertThat(many()).hasSize(10_000);
  }

  @Test
  void areOfVersionSeven() {
    assertThat(many())
        .allMatch(uuid -> uuid.version() == 7 && uuid.variant() == 2)
        .allMatch(uuid -> uuid.toString().charAt(14) == '7');
  }

  @Test
  void beginWithTheTime() {
    assertThat(many())
        .allMatch(uuid -> uuid.getMostSignificantBits() >>> 16 == NOW.toEpochMilli())
        .allMatch(uuid -> uuid.toString().startsWith("01a20846-fe7b-7"));
  }

  @Test
  void laterOnesFollowEarlierOnes() {
    SettableClock clock = new SettableClock();
    TimeOrderedUuids ids = new TimeOrderedUuids(clock);
    String earlier = ids.get().toString();
    clock.forward(Duration.ofMillis(1));

    assertThat(ids.get().toString()).isGreaterThan(earlier);
  }

  /** Each of the 74 bits that are random is set in about half of them. */
  @Test
  void useEveryBit() {
    int[] set = new int[128];
    for (UUID uuid : many()) {
      for (int bit = 0; bit < 64; bit++) {
        set[bit] += (int) (uuid.getMostSignificantBits() >>> bit & 1);
        set[64 + bit] += (int) (uuid.getLeastSignificantBits() >>> bit & 1);
      }
    }
    IntStream.concat(IntStream.range(0, 12), IntStream.range(64, 126))
        .forEach(bit -> assertThat(set[bit]).as("bit " + bit).isBetween(4_500, 5_500));
  }

  @Test
  void areOthersForEveryService() {
    assertThat(many()).doesNotContainAnyElementsOf(many());
  }
}
