package dev.carpus.hooks.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {
  @Test
  @DisplayName("R-107: 139 characters are allowed, 140 are not")
  void hasAtMost139Characters() {
    assertThat(new Summary("x".repeat(139)).text()).hasSize(139);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Summary("x".repeat(140)))
        .withMessage("summary must be at most 139 characters and has 140");
  }

  @Test
  @DisplayName("R-107: what is outside the basic plane counts twice")
  void countsUtf16Units() {
    String face = "\uD83D\uDE42";
    assertThat(new Summary(face.repeat(69) + "x").text()).hasSize(139);
    assertThatIllegalArgumentException().isThrownBy(() -> new Summary(face.repeat(70)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\t", "a\nb", "a\rb", "a\u2028b", "a\u2029b", "a\u0085b", "a\tb"})
  @DisplayName("R-005, R-107: blank or broken lines are refused")
  void isOneLineThatSaysSomething(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Summary(text));
  }
}
