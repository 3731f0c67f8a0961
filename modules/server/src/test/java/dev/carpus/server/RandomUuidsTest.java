package dev.carpus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomUuidsTest {
  /** More than are drawn at once, by several threads. */
  private static Set<UUID> many() {
    RandomUuids ids = new RandomUuids();
    Set<UUID> drawn = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 10_000).parallel().forEach(_ -> drawn.add(ids.get()));
    return drawn;
  }

  @Test
  void areAllDifferent() {
    assertThat(many()).hasSize(10_000);
  }

  @Test
  void areOfVersionFour() {
    assertThat(many())
        .allMatch(uuid -> uuid.version() == 4 && uuid.variant() == 2)
        .allMatch(uuid -> uuid.toString().charAt(14) == '4');
  }

  /** Each of the 122 bits that are random is set in about half of them. */
  @Test
  void useEveryBit() {
    int[] set = new int[128];
    for (UUID uuid : many()) {
      for (int bit = 0; bit < 64; bit++) {
        set[bit] += (int) (uuid.getMostSignificantBits() >>> bit & 1);
        set[64 + bit] += (int) (uuid.getLeastSignificantBits() >>> bit & 1);
      }
    }
    Set<Integer> fixed = Set.of(12, 13, 14, 15, 126, 127);
    IntStream.range(0, set.length)
        .filter(bit -> !fixed.contains(bit))
        .forEach(bit -> assertThat(set[bit]).as("bit " + bit).isBetween(4_500, 5_500));
  }

  @Test
  void areOthersForEveryService() {
    assertThat(many()).doesNotContainAnyElementsOf(many());
  }
}
