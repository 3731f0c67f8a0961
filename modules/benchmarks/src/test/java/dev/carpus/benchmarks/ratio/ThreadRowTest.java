package dev.carpus.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ThreadRowTest {
  private static final RowName NAME = new RowName("row", 20);
  private static final int BYTES = 100_000;

  @Test
  void tellsWhatACallAllocatesOfManyAndOfOne() {
    ThreadRow row = new ThreadRow(NAME, () -> new byte[BYTES]);
    row.run(Duration.ofMillis(20));
    Slice many = row.run(Duration.ofMillis(20));
    assertThat(many.allocated().orElseThrow() / many.times().length)
        .isBetween((long) BYTES, BYTES + 1000L);
    assertThat(many.times()).hasSizeGreaterThan(1);
    assertThat(row.run(Duration.ZERO).times()).hasSize(1);
    assertThat(row.last()).isInstanceOf(byte[].class);
  }

  @Test
  void tellsTheTimeOfThisThreadAlone() {
    ThreadRow row = new ThreadRow(NAME, ThreadRowTest::sleep);
    Slice slice = row.run(Duration.ofMillis(30));
    assertThat(slice.cpu()).isPositive().isLessThan(Duration.ofMillis(15).toNanos());
    assertThat(Arrays.stream(slice.times()))
        .allMatch(time -> time >= Duration.ofMillis(2).toNanos());
  }

  private static boolean sleep() {
    try {
      Thread.sleep(Duration.ofMillis(2));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    return true;
  }

  @Test
  void doesNotCountWhatIsPrepared() {
    Set<byte[]> called = Collections.newSetFromMap(new IdentityHashMap<>());
    PreparedRow<byte[]> row =
        new PreparedRow<>(
            NAME,
            () -> new byte[BYTES],
            prepared -> {
              called.add(prepared);
              return prepared.length;
            });
    Slice slice = row.run(Duration.ZERO);
    assertThat(slice.times()).hasSize(16);
    assertThat(called).hasSize(16);
    assertThat(slice.allocated().orElseThrow()).isLessThan(BYTES);
    assertThat(row.last()).isEqualTo(BYTES);
  }
}
