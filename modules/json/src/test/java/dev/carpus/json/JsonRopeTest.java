package dev.carpus.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class JsonRopeTest {
  private static final JsonMapper JACKSON = JsonMapper.builder().build();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "plain words;plain words",
        "a \"word\" and a \\;a \\\"word\\\" and a \\\\",
        "a/b – ü 日 😀;a/b – ü 日 😀"
      })
  void escapesWhatMustBeAndNothingElse(String text, String expected) {
    assertThat(JsonRope.escaped(text).text()).isEqualTo(expected);
    assertThat(new JsonRope.Builder().addEscaped(text).build().text()).isEqualTo(expected);
  }

  @Test
  void writesNothingOfNothing() {
    assertThat(JsonRope.escaped("").toByteArray()).isEmpty();
    assertThat(new JsonRope.Builder().addEscaped("").build().length()).isZero();
  }

  @Test
  void writesControlCharactersAsTheirLettersOrNumbers() {
    assertThat(JsonRope.escaped("\b\f\n\r\t\u0000\u001F\u007F").text())
        .isEqualTo("\\b\\f\\n\\r\\t\\u0000\\u001F\u007F");
  }

  @Test
  void showsThatHalfACharacterCannotBeShown() {
    assertThat(JsonRope.escaped("a\ud83d b\ude00 \ud83d\ude00\ud83d").text())
        .isEqualTo("a\ufffd b\ufffd \ud83d\ude00\ufffd");
  }

  @Test
  void writesAnyTextAsJacksonDoes() {
    Random random = new Random(7);
    for (int round = 0; round < 2000; round++) {
      String text = text(random);
      JsonRope quote = JsonRope.of("\"");
      JsonRope json = new JsonRope.Builder().add(quote).addEscaped(text).add(quote).build();
      assertThat(json.toByteArray()).isEqualTo(JACKSON.writeValueAsBytes(text));
      assertThat(JsonRope.escaped(text).unescaped()).isEqualTo(text);
    }
  }

  private static String text(Random random) {
    int[] ends = {0x80, 0x30, 0x800, 0xD800};
    return random
        .ints(random.nextInt(30), 0, ends[random.nextInt(ends.length)])
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static JsonRope rope(String... parts) {
    JsonRope.Builder builder = new JsonRope.Builder();
    for (String part : parts) {
      builder.add(JsonRope.of(part));
    }
    return builder.build();
  }

  @Test
  void isItsPartsOneAfterTheOther() {
    JsonRope inner = rope("[1,", "2]");
    JsonRope rope =
        new JsonRope.Builder().add(JsonRope.of("{\"ä\":")).add(inner).add(rope("", "}")).build();
    assertThat(rope.text()).isEqualTo("{\"ä\":[1,2]}");
    assertThat(rope.length()).isEqualTo("{\"ä\":[1,2]}".getBytes(UTF_8).length);
  }

  @Test
  void holdsManyPartsOfAnyLength() {
    JsonRope.Builder builder = new JsonRope.Builder();
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      String part = "x".repeat(i * 37 % 101);
      if (i % 3 == 0) {
        builder.addEscaped(part);
      } else {
        builder.add(JsonRope.of(part));
      }
      expected.append(part);
    }
    assertThat(builder.length()).isEqualTo(expected.length());
    assertThat(builder.build().text()).isEqualTo(expected.toString());
  }

  @Test
  void staysAsItIsWhenMoreIsAdded() {
    JsonRope.Builder builder = new JsonRope.Builder().add(JsonRope.of("1"));
    JsonRope before = builder.build();
    builder.add(JsonRope.of("2"));
    assertThat(before.text()).isEqualTo("1");
    assertThat(builder.build().text()).isEqualTo("12");
  }

  @Test
  void isEqualToWhatHasTheSameBytes() {
    assertThat(rope("ab", "c")).isEqualTo(rope("a", "bc")).hasSameHashCodeAs(rope("a", "bc"));
    assertThat(rope("ab")).isNotEqualTo(rope("ac")).isNotEqualTo(rope("abc"));
  }

  @Test
  void doesNotShowItsContent() {
    assertThat(rope("canary")).hasToString("JsonRope[6 bytes]");
  }
}
