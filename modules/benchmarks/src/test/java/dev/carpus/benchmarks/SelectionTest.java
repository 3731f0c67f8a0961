package dev.carpus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private static List<String> chosen(String... words) {
    return Selection.of(List.of(words)).stream()
        .map(each -> each.kind().of(each.size()).toString())
        .toList();
  }

  @Test
  void meansEverythingByNothing() {
    assertThat(chosen()).hasSize(Kind.values().length * 3).contains("ours-20", "echo-2000");
  }

  @Test
  void meansAllSizesByAKindAndAllKindsByASize() {
    assertThat(chosen("ours")).containsExactly("ours-20", "ours-200", "ours-2000");
    assertThat(chosen("20")).hasSize(Kind.values().length).allMatch(row -> row.endsWith("-20"));
  }

  @Test
  void meansTheKindsOfAGroupAtTheSizesThatAreNamed() {
    assertThat(chosen("floor", "ours", "200"))
        .containsExactly("byte-scan-200", "token-pass-200", "ours-200");
  }

  @Test
  void addsRowsThatAreNamedWhole() {
    assertThat(chosen("ours-20", "echo-2000")).containsExactly("ours-20", "echo-2000");
    assertThat(chosen("apply-20", "ours", "200")).containsExactly("apply-20", "ours-200");
  }

  @Test
  void saysWhatThereIsWhereAWordNamesNothing() {
    assertThatThrownBy(() -> chosen("ours", "30"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no row, group or size 30;")
        .hasMessageContaining("token-pass")
        .hasMessageContaining("floor")
        .hasMessageContaining("2000");
  }
}
