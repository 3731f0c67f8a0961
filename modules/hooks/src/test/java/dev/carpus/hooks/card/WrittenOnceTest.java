package dev.carpus.hooks.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrittenOnceTest {
  private final List<Integer> writings = new ArrayList<>();
  private final WrittenOnce<Integer, String> numbers =
      new WrittenOnce<>(number -> {
        writings.add(number);
        return String.valueOf(number);
      });

  @Test
  void writesAValueOnce() {
    assertThat(numbers.of(1000)).isEqualTo("1000").isSameAs(numbers.of(1000));
    assertThat(numbers.of(2000)).isEqualTo("2000");
    assertThat(writings).containsExactly(1000, 2000);
  }

  @Test
  void writesWhatIsTooMuchToKeepEachTime() {
    for (int i = 0; i <= 500; i++) {
      numbers.of(i);
    }
    writings.clear();
    assertThat(numbers.of(499)).isEqualTo("499");
    assertThat(writings).isEmpty();
    assertThat(numbers.of(500)).isEqualTo("500");
    assertThat(numbers.of(500)).isEqualTo("500");
    assertThat(writings).containsExactly(500, 500);
  }
}
