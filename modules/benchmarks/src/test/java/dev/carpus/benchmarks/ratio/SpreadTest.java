package dev.carpus.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void isTheMiddleAndTheQuartersWhateverTheOrder() {
    assertThat(Spread.of(DoubleStream.of(5, 1, 4, 2, 3))).isEqualTo(new Spread(3, 2, 4));
  }

  @Test
  void liesBetweenTwoWhereNoneIsInTheMiddle() {
    assertThat(Spread.of(DoubleStream.of(1, 2))).isEqualTo(new Spread(1.5, 1.25, 1.75));
    assertThat(Spread.of(DoubleStream.of(7))).isEqualTo(new Spread(7, 7, 7));
  }

  @Test
  void isNotThereForNothing() {
    assertThatThrownBy(() -> Spread.of(DoubleStream.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsWhatAlmostAllDoNotExceed() {
    long[] numbers = new long[101];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = 100L - i;
    }
    assertThat(Spread.percentile(numbers, 0.99)).isEqualTo(99);
    assertThat(Spread.percentile(numbers, 0.5)).isEqualTo(50);
    assertThat(Spread.percentile(numbers, 1)).isEqualTo(100);
  }
}
