package dev.carpus.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class RatioRunTest {
  private static final RowName A = new RowName("a", 20);
  private static final RowName B = new RowName("b", 20);

  private final List<String> turns = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  private Measurements run(Pace pace, List<Long> a, List<Long> b) {
    return run(pace, a, b, () -> 0);
  }

  private Measurements run(Pace pace, List<Long> a, List<Long> b, LongSupplier compiling) {
    return new RatioRun(pace, told::add, compiling)
        .measure(List.of(new PlannedRow("a", a, turns), new PlannedRow("b", b, turns)));
  }

  private static Pace pace(int least, int most, int rounds) {
    return new Pace(
        Duration.ZERO,
        Duration.ofMillis(5),
        least,
        most,
        Duration.ofMillis(1),
        rounds,
        Duration.ofMinutes(1));
  }

  @Test
  void takesTurnsInEveryRound() {
    run(pace(1, 1, 2), List.of(7L), List.of(7L));
    assertThat(turns).containsExactly("a 5", "b 5", "a 1", "b 1", "a 1", "b 1");
  }

  /** A row that becomes steady in so long. */
  private Row steadyAfter(Duration needed) {
    PlannedRow row = new PlannedRow("a", List.of(7L), turns);
    return new Row() {
      @Override
      public RowName name() {
        return row.name();
      }

      @Override
      public boolean warmUp(Duration most) {
        turns.add("alone " + most.toSeconds());
        return needed.compareTo(most) <= 0;
      }

      @Override
      public Slice run(Duration time) {
        return row.run(time);
      }
    };
  }

  @Test
  void warmsUpEachRowAloneBeforeTurnsBegin() {
    Duration most = Duration.ofSeconds(9);
    Pace pace = new Pace(most, Duration.ZERO, 1, 1, Duration.ofMillis(1), 1, most);
    new RatioRun(pace, told::add, () -> 0).measure(List.of(steadyAfter(most)));
    assertThat(turns).containsExactly("alone 9", "a 0", "a 1");
    assertThat(told).startsWith("warming up a-20 alone", "warming up, round 1");

    new RatioRun(pace, told::add, () -> 0).measure(List.of(steadyAfter(most.plusNanos(1))));
    assertThat(told).contains("a-20 is not steady after 9 seconds: its figures will be too high");
  }

  @Test
  void leavesTurnsToOthersOnceARowHasHadItsShare() {
    Pace none =
        new Pace(Duration.ZERO, Duration.ofMillis(5), 1, 9, Duration.ofMillis(1), 4, Duration.ZERO);
    Measurements found = run(none, List.of(7L), List.of(14L));
    assertThat(turns).containsExactly("a 5", "b 5", "a 1", "b 1");
    assertThat(found.ratio(A, B)).contains(new Spread(0.5, 0.5, 0.5));
  }

  @Test
  void comparesTheRoundsThatBothHad() {
    Slice one = new Slice(1, OptionalLong.empty(), new long[] {1});
    Slice two = new Slice(2, OptionalLong.empty(), new long[] {1});
    Measurements found = new Measurements(Map.of(A, List.of(two), B, List.of(one, two)));
    assertThat(found.ratio(A, B)).contains(new Spread(2, 2, 2));
    assertThat(found.ratio(B, A)).contains(new Spread(0.5, 0.5, 0.5));
  }

  @Test
  void comparesRoundByRound() {
    Measurements found = run(pace(0, 0, 3), List.of(10L, 1000L, 30L), List.of(20L, 2000L, 90L));
    assertThat(found.ratio(A, B)).contains(new Spread(0.5, (0.5 + 1.0 / 3) / 2, 0.5));
    assertThat(found.cpu(A)).contains(new Spread(30, 20, 515));
    assertThat(found.calls(A)).isEqualTo(6);
    assertThat(found.allocated(A)).contains(100.0);
    assertThat(found.allocationRatio(A, B)).contains(1.0);
    assertThat(found.half(A)).contains(60.0);
  }

  @Test
  void saysNothingOfRowsThatWereNotMeasured() {
    Measurements found = run(pace(0, 0, 1), List.of(1L), List.of(1L));
    assertThat(found.ratio(A, A.beside("c"))).isEmpty();
    assertThat(found.cpu(A.beside("c"))).isEmpty();
    assertThat(found.rows()).containsExactly(A, B);
  }

  @Test
  void saysNothingOfARatioToWhatTookNoTime() {
    Measurements found = run(pace(0, 0, 1), List.of(1L), List.of(0L));
    assertThat(found.ratio(A, B)).isEmpty();
    assertThat(found.ratio(B, A)).contains(new Spread(0, 0, 0));
  }

  @Test
  void warmsUpAtLeastAsLongAsItShould() {
    run(pace(9, 30, 1), List.of(7L), List.of(7L));
    assertThat(told).contains("warming up, round 9", "measuring 1 rounds after 9 of warm-up");
  }

  @Test
  void warmsUpUntilEveryRowIsSteady() {
    List<Long> falling = new ArrayList<>();
    for (long cost = 10; cost > 0; cost--) {
      falling.addAll(Collections.nCopies(3, cost * 100));
    }
    run(pace(1, 300, 1), List.of(7L), falling);
    assertThat(told).endsWith("measuring 1 rounds after 31 of warm-up");
  }

  @Test
  void warmsUpWhileTheCompilerWorks() {
    AtomicLong asked = new AtomicLong();
    run(
        pace(1, 300, 1),
        List.of(7L),
        List.of(7L),
        () -> Math.min(asked.incrementAndGet(), 40) * 1_000_000);
    assertThat(told).endsWith("measuring 1 rounds after 21 of warm-up");
  }

  @Test
  void givesUpOnARowThatDoesNotBecomeSteady() {
    List<Long> falling = new ArrayList<>();
    for (long cost = 1L << 40; cost > 0; cost /= 2) {
      falling.add(cost);
    }
    run(pace(1, 12, 1), List.of(7L), falling);
    assertThat(told).endsWith("measuring 1 rounds after 12 of warm-up");
  }
}
