package dev.carpus.hooks.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownBuilderTest {
  @Test
  void putsParagraphsAndListsTogether() {
    Markdown built =
        new MarkdownBuilder()
            .paragraph()
            .add(new Markdown("**Based on**"))
            .paragraph()
            .item()
            .addData("Cramp *in* \"limb\"")
            .add(new Markdown(", "))
            .addData("2026-11-02")
            .item()
            .addData("<b>")
            .paragraph()
            .add(new Markdown("end"))
            .build();
    assertThat(built.text())
        .isEqualTo("**Based on**\n\n- Cramp \\*in\\* \"limb\", 2026-11-02\n- \\<b\\>\n\nend");
    assertThat(built).isEqualTo(new Markdown(built.text()));
  }

  @ParameterizedTest
  @CsvSource({"a <,b", "a <,/b", "a <,!--", "a <,?x", "a \\,\\<b", "a <,\\b"})
  @DisplayName("R-110: no two pieces make raw HTML")
  void refusesWhatMakesATag(String one, String other) {
    MarkdownBuilder out = new MarkdownBuilder().add(new Markdown(one));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> out.add(new Markdown(other)))
        .withMessageContaining("raw HTML");
    Markdown later = new MarkdownBuilder().add(new Markdown(other)).build();
    assertThatIllegalArgumentException().isThrownBy(() -> out.add(later));
    Markdown before = new MarkdownBuilder().add(new Markdown(one)).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MarkdownBuilder().add(before).add(new Markdown(other)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a <", "a \\"})
  @DisplayName("R-110: data makes no raw HTML of what stands before it")
  void refusesDataThatMakesATag(String text) {
    MarkdownBuilder out = new MarkdownBuilder().add(new Markdown(text));
    assertThatIllegalArgumentException().isThrownBy(() -> out.addData("b"));
    assertThat(out.item().addData("b").build().text()).isEqualTo(text + "\n- b");
  }

  @ParameterizedTest
  @CsvSource({"a <,' b'", "a <,**", "5 <,6", "a \\,*b", "a,b", "a,\\<b"})
  void takesWhatMakesNone(String one, String other) {
    Markdown built = new MarkdownBuilder().add(new Markdown(one)).add(new Markdown(other)).build();
    assertThat(built).isEqualTo(new Markdown(one + other));
  }

  @Test
  void takesDataAfterData() {
    assertThat(new MarkdownBuilder().addData("5 <").addData("b>").build().text())
        .isEqualTo("5 \\<b\\>");
  }

  @Test
  void isNotEmpty() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MarkdownBuilder().paragraph().build());
  }

  /** A character that has to be escaped takes the way that is not short. */
  @Test
  void escapesInTheSameWayWhateverElseThereIs() {
    Random random = new Random(109);
    String alphabet = "aZé09 .)-+=#*<\\~\u00A0\u2028\u0001ß";
    for (int round = 0; round < 5000; round++) {
      StringBuilder data = new StringBuilder();
      for (int i = random.nextInt(8); i >= 0; i--) {
        data.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      data.append('x');
      assertThat(Markdown.escape(data + "~")).isEqualTo(Markdown.escape(data.toString()) + "\\~");
    }
  }

  @ParameterizedTest
  @CsvSource({"'a ',a", "' a',a", "1.,1\\.", "12),12\\)", "12,12", "1a.,1a."})
  void escapesBothEnds(String data, String expected) {
    assertThat(Markdown.escape(data)).isEqualTo(expected);
  }
}
