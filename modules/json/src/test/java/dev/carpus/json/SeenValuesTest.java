package dev.carpus.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenValuesTest {
  private static final int BITS = 4;
  private static final int LONGEST = 64;

  private final List<String> made = new ArrayList<>();

  private String of(SeenValues<String> seen, String text, String after) {
    String json = '"' + text + '"' + after;
    JsonCursor cursor = JsonSlice.of('[' + json + ']').cursor().orElseThrow();
    assertThat(cursor.openArray()).isTrue();
    String value =
        seen.of(
            cursor,
            at -> {
              String read = String.valueOf(at.text());
              made.add(read);
              return read;
            });
    assertThat(cursor.nextItem()).isEqualTo(!after.isEmpty());
    return value;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 6, 7, 13, 14, 15, 21, 22, 29, 30, 31, 38, 46, 62})
  void areMadeOnceWhateverComesAfterThem(int length) {
    SeenValues<String> seen = new SeenValues<>(BITS, LONGEST);
    String text = "x".repeat(length);
    assertThat(of(seen, text, "")).isEqualTo(text);
    assertThat(of(seen, text, "")).isEqualTo(text);
    assertThat(of(seen, text, ",\"and more\"")).isEqualTo(text);
    assertThat(made).containsExactly(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 15, 16, 17, 33})
  void areToldApartByEachByte(int length) {
    SeenValues<String> seen = new SeenValues<>(BITS, LONGEST);
    for (int i = 0; i < length; i++) {
      String text = "x".repeat(i) + 'y' + "x".repeat(length - i - 1);
      assertThat(of(seen, text, "")).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {63, 100})
  void areMadeAnewWhereTheyAreTooLong(int length) {
    SeenValues<String> seen = new SeenValues<>(BITS, LONGEST);
    String text = "x".repeat(length);
    assertThat(of(seen, text, "")).isEqualTo(text);
    assertThat(of(seen, text, "")).isEqualTo(text);
    assertThat(made).containsExactly(text, text);
  }
}
