package dev.carpus.hooks.request;

import static dev.carpus.hooks.request.Bodies.patientView;
import static dev.carpus.hooks.request.Bodies.problems;
import static dev.carpus.hooks.request.Bodies.request;
import static dev.carpus.hooks.request.Bodies.with;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.json.JsonLimits;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** what is no JSON is one problem of the body, with its place. */
class StrictJsonTest {
  private static String message(String body) {
    return message(body.getBytes(UTF_8));
  }

  private static String message(byte[] body) {
    List<Problem> problems = problems(body);
    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().pointer()).isEmpty();
    return problems.getFirst().message();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"hook\": \"patient-view\",};26",
        "{\"hook\": // why;11",
        "{\"hook\": /* why */ 1};11",
        "{'hook': 1};3",
        "{hook: 1};3",
        "{\"hook\": NaN};13",
        "{\"hook\": 01};11",
        "{\"hook\": +1};12",
        "{\"hook\": \"a\tb\"};13",
        "{\"hook\": \"\\x\"};13",
        "{\"hook\": 1, \"hook\": 1};19",
        "{\"any\": {\"deep\": {\"x\": 1, \"x\": 1}}};30",
        "{\"hook\": canary};17",
        "{\"hook\": 1;11",
        "{\"hook\" 1};10",
      })
  @DisplayName("R-006: comments, trailing commas and other liberties are no JSON")
  void refusesLiberties(String body, int column) {
    assertThat(message(body))
        .startsWith("The body must be valid JSON, without comments, trailing commas")
        .endsWith("(line 1, column " + column + ")")
        .doesNotContain("canary");
  }

  @Test
  void countsLines() {
    assertThat(message("{\n  \"hook\": 1,\n  }\n")).endsWith("(line 3, column 4)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\n"})
  void refusesAnEmptyBody(String body) {
    assertThat(message(body)).startsWith("The body must be a JSON object and is empty (line ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"x\"", "1", "null", "true"})
  void refusesWhatIsNoObject(String body) {
    assertThat(message(" " + body)).isEqualTo("The body must be a JSON object (line 1, column 2)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "1", "\"x\"", "null"})
  void refusesContentAfterTheObject(String more) {
    assertThat(message(patientView() + more))
        .startsWith("The body must end after its object (line ");
  }

  @Test
  void takesSpaceAfterTheObject() {
    assertThat(request(patientView() + " \n\t")).isEqualTo(request(patientView()));
  }

  @Test
  void allowsTwoHundredLevelsAndNoMore() {
    // The extension's own object, its member and the body make three levels.
    String deepest = "[".repeat(198) + "]".repeat(198);
    String tooDeep = "[".repeat(199) + "]".repeat(199);
    assertThat(request(with(patientView(), "/extension", "{\"a.b\": " + deepest + "}")).hook())
        .isEqualTo("patient-view");
    assertThat(message(with(patientView(), "/extension", "{\"a.b\": " + tooDeep + "}")))
        .startsWith("The body must not be nested deeper than 200 levels")
        .contains("(line 1, column ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"any\": \"TEXT\"}",
        "{\"context\": {\"userId\": \"TEXT\"}}",
        "{\"prefetch\": {\"a\": {\"resourceType\": \"A\", \"b\": [\"TEXT\"]}}}",
        "{\"prefetch\": {\"a\": [[\"TEXT\"]]}}"
      })
  void takesTextsUpToTheirLimitAndNoLonger(String body) {
    RequestReader reader = new RequestReader(new JsonLimits(20, 5000));

    assertThat(message(reader, body.replace("TEXT", "\u00e9".repeat(5000))))
        .doesNotContain("more than");
    assertThat(message(reader, body.replace("TEXT", "\u00e9".repeat(5001))))
        .contains("must not hold a text of more than 5000 characters (carpus.limits.string)");
  }

  private static String message(RequestReader reader, String body) {
    return switch (reader.read(body.getBytes(UTF_8))) {
      case RequestReading.Unreadable(List<Problem> problems) -> problems.getFirst().message();
      case RequestReading.Read _ -> throw new AssertionError("a body that is no request");
    };
  }

  @Test
  void allowsAsManyLevelsAsItIsTold() {
    RequestReader reader = new RequestReader(new JsonLimits(10, 5000));

    assertThat(message(reader, "{\"a\":" + "[".repeat(9) + "]".repeat(9) + "}"))
        .doesNotContain("deeper");
    assertThat(message(reader, "{\"a\":" + "[".repeat(10) + "]".repeat(10) + "}"))
        .startsWith("The body must not be nested deeper than 10 levels (carpus.limits.depth)");
  }

  @Test
  void survivesAMillionLevels() {
    assertThat(message("[".repeat(1_000_000))).contains("200 levels");
    assertThat(message("{\"a\":".repeat(1_000_000))).contains("200 levels");
  }

  @Test
  void refusesNumbersOfThousandsOfDigits() {
    assertThat(message("{\"context\": " + "1".repeat(5000) + "}")).contains("numbers of thousands");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE"})
  void refusesOtherEncodingsOfUnicode(String charset) {
    assertThat(message(patientView().getBytes(Charset.forName(charset))))
        .startsWith("The body must be UTF-8 (line 1, column ");
  }

  @Test
  void refusesOtherEncodingsWithAMark() {
    for (Charset charset : List.of(UTF_16BE, UTF_16LE)) {
      assertThat(message(("\uFEFF" + patientView()).getBytes(charset)))
          .startsWith("The body must be UTF-8 (line 1, column ");
    }
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] latin = "{\n\"any\": \"é\"}".getBytes(Charset.forName("ISO-8859-1"));
    assertThat(message(latin)).isEqualTo("The body must be UTF-8 (line 2, column 9)");
    byte[] overlong = {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'};
    assertThat(message(overlong)).isEqualTo("The body must be UTF-8 (line 1, column 3)");
    byte[] surrogate = {'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ':', '1', '}'};
    assertThat(message(surrogate)).isEqualTo("The body must be UTF-8 (line 1, column 3)");
  }

  @Test
  void refusesACharacterThatIsCutOff() {
    byte[] whole = "{\"a\":\"€\"}".getBytes(UTF_8);
    assertThat(message(Arrays.copyOf(whole, 8)))
        .isEqualTo("The body must be UTF-8 (line 1, column 7)");
  }

  @Test
  void refusesEveryBodyThatIsCutOff() {
    byte[] whole = patientView().strip().getBytes(UTF_8);
    for (int length = 0; length < whole.length; length++) {
      assertThat(message(Arrays.copyOf(whole, length))).startsWith("The body must ");
    }
  }

  @Test
  @DisplayName("R-041: no body makes the reader fail")
  void saysSomethingAboutEveryBody() {
    Random random = new Random(31);
    byte[] whole = Bodies.orderSelect().getBytes(UTF_8);
    int unreadable = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] body = whole.clone();
      for (int change = random.nextInt(3); change >= 0; change--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      if (new RequestReader().read(body) instanceof RequestReading.Unreadable(List<Problem> all)) {
        unreadable++;
        assertThat(all).allMatch(problem -> problem.message().length() > 20);
      }
    }
    assertThat(unreadable).isBetween(15_000, 20_000);
  }
}
