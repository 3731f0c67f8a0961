package dev.carpus.hooks.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "ESR < 30 mm/h and <20",
        "see [the page](https://a.example)",
        "written \\<b> as text",
        "a \\\\\\<b> after a backslash"
      })
  void takesMarkdown(String text) {
    assertThat(new Markdown(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "a <b>bold</b> word",
        "x</p>",
        "<!-- c -->",
        "<?php",
        "<https://a.example>",
        "backslash before backslash \\\\<img src=x>"
      })
  @DisplayName("R-110: no raw HTML")
  void refusesRawHtml(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Markdown(text))
        .withMessageContaining("raw HTML");
  }

  @Test
  @DisplayName("R-003: an empty detail is none")
  void refusesBlankText() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Markdown(" \n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "plain words, 5 mg/d (x2) 2026-11-02;plain words, 5 mg/d (x2) 2026-11-02",
        "a_b*c;a\\_b\\*c",
        "cell | cell;cell \\| cell",
        "<script>;\\<script\\>",
        "`&lt; ~~x~~`;`\\&lt; \\~\\~x\\~\\~`",
        "[x](y);\\[x\\](y)",
        "back\\slash;back\\\\slash",
        "# head;\\# head",
        "- item;\\- item",
        "+5;\\+5",
        "1. item;1\\. item",
        "12) item;12\\) item",
        "2026-11-02;2026-11-02",
        "no # head;no # head",
      })
  @DisplayName("R-109: data values are shown literally")
  void escapesDataValues(String data, String expected) {
    assertThat(Markdown.escape(data)).isEqualTo(expected);
  }

  @Test
  void putsDataOnOneLine() {
    assertThat(Markdown.escape("\na\r\n# b\u2028\tc\u0000")).isEqualTo("a # b c");
  }

  @Test
  void showsThatHalfACharacterCannotBeShown() {
    assertThat(Markdown.escape("a\ud83d b\ude00 \ud83d\ude00"))
        .isEqualTo("a\ufffd b\ufffd \ud83d\ude00");
  }

  @Test
  void escapesBackticks() {
    assertThat(Markdown.escape("`code`")).isEqualTo("\\`code\\`");
  }

  @Test
  void takesEverythingThatIsEscaped() {
    String hostile = "<img src=x onerror=y> \\<b> \\\\<i> <!-- <?x </p> `<s>`";
    assertThat(new Markdown(Markdown.escape(hostile)).text()).contains("\\<img");
  }
}
