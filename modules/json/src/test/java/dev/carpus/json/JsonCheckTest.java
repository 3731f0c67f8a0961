package dev.carpus.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes what a strict parser takes, and nothing else. */
class JsonCheckTest {
  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final String SEED =
      """
      {"hook":"patient-view", "n":[0,-1,2.50,1e3,-1.5E-7,10],"t":true,"f":false,"z":null,
       "empty":{},"none":[], "\\u0061":"\\"\\\\\\/\\b\\f\\n\\r\\t\\u20aC\\ud83d\\ude42",
       "ä€\uD83D\uDE42":"ß is no ASCII, € neither, nor \uD83D\uDE42", "":"",
       "resource":{"resourceType":"Condition","code":{"coding":[{"system":"http://snomed.info/sct","code":"51440002"}]}},
       "deep":[[[{"a":[{"b":{"c":[]}}]}]]]}
      """;

  private static boolean isTaken(byte[] json) {
    return JsonReading.of(json, JsonLimits.DEFAULT) instanceof JsonReading.Read;
  }

  private static boolean isTaken(String json) {
    return isTaken(json.getBytes(UTF_8));
  }

  /** What Jackson says of it, once it is UTF-8. */
  private static boolean isJson(byte[] json) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
    } catch (CharacterCodingException none) {
      return false;
    }
    try (JsonParser parser =
        STRICT.createParser(
            ObjectReadContext.empty(), new String(json, UTF_8).replaceFirst("^\uFEFF", ""))) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      if (parser.currentToken().isScalarValue()) {
        parser.getString();
      }
      return parser.nextToken() == null;
    } catch (JacksonException malformed) {
      return false;
    }
  }

  private static JsonNode walked(byte[] json) {
    return switch (JsonReading.of(json, JsonLimits.DEFAULT)) {
      case JsonReading.Read(JsonSlice read) -> Walk.through(read.cursor().orElseThrow());
      case JsonReading.Excessive _, JsonReading.Malformed _ ->
          throw new AssertionError("it was taken before");
    };
  }

  @Test
  void takesEveryKindOfValueAndWalksThroughAllOfIt() {
    byte[] seed = SEED.getBytes(UTF_8);
    assertThat(walked(seed)).isEqualTo(MAPPER.readTree(seed));
  }

  @Test
  void takesOfChangedTextsThoseThatAParserTakesAndReadsThemAlike() {
    Random random = new Random(20261123);
    byte[] seed = SEED.getBytes(UTF_8);
    byte[] telling = "{}[]:,\"\\ \n0123-+.eEtruefalsn\u0000\u001f\u007f".getBytes(ISO_8859_1);
    int taken = 0;
    for (int round = 0; round < 200_000; round++) {
      byte[] json = changed(seed, random, telling);
      boolean isTaken = isTaken(json);
      assertThat(isTaken).as(() -> new String(json, ISO_8859_1)).isEqualTo(isJson(json));
      if (isTaken) {
        taken++;
        assertThat(walked(json)).isEqualTo(MAPPER.readTree(json));
      }
    }
    assertThat(taken).isBetween(20_000, 180_000);
  }

  private static byte[] changed(byte[] seed, Random random, byte[] telling) {
    byte[] json = seed.clone();
    for (int change = random.nextInt(3); change >= 0; change--) {
      int place = random.nextInt(json.length);
      json[place] =
          random.nextBoolean()
              ? telling[random.nextInt(telling.length)]
              : random.nextBoolean()
                  ? json[random.nextInt(json.length)]
                  : (byte) random.nextInt(256);
    }
    return json;
  }

  /** Each place of a word at which the end can come is another way through the code. */
  @Test
  void takesNoTextThatIsCutOffAndAllThatAreWhole() {
    byte[] seed = SEED.strip().getBytes(UTF_8);
    for (int length = 0; length < seed.length; length++) {
      assertThat(new JsonSlice(seed, 0, length).cursor()).isEmpty();
    }
    assertThat(new JsonSlice(seed, 0, seed.length).cursor()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        " \"a\" ",
        "null",
        "[]",
        "{}",
        "[{},[]]",
        "0",
        "-0",
        "0.0",
        "1E+5",
        "\uFEFF{}",
        "\"\\ud800\"",
        "\"12345678\"",
        "\"1234567\"",
        "\"123456789\"",
        "{\"12345678\":1,\"1234567\":1,\"123456789\":1}"
      })
  void takesSmallValues(String json) {
    assertThat(isTaken(json)).isTrue();
    assertThat(walked(json.getBytes(UTF_8)))
        .isEqualTo(MAPPER.readTree(json.replaceFirst("^\uFEFF", "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\uFEFF",
        "{",
        "[",
        "\"",
        "\"a",
        "\"\\\"",
        "}",
        "]",
        "{]",
        "[}",
        "[1}",
        "{\"a\":1]",
        "01",
        "-",
        "+1",
        "1.",
        ".5",
        "1e",
        "1e+",
        "0x1",
        "NaN",
        "tru",
        "truE",
        "nul",
        "[1,]",
        "[,1]",
        "{\"a\":1,}",
        "{,}",
        "{a:1}",
        "{'a':1}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\" 1}",
        "[1 2]",
        "1 2",
        "{}{}",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\\u123\"",
        "\"\t\"",
        "\"\u0000\"",
        "// why\n1",
        "/**/1",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"longer than a word\":1,\"longer than a word\":2}",
        "[{\"a\":[{\"b\":1,\"c\":{\"b\":1},\"b\":1}]}]"
      })
  void takesNothingElse(String json) {
    assertThat(isTaken(json)).isFalse();
  }

  @Test
  void findsNamesThatComeTwiceAmongThousands() {
    StringBuilder members = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      members.append("\"member").append(i).append("\":{\"member1\":1},");
    }
    assertThat(isTaken("{" + members + "\"other\":1}")).isTrue();
    assertThat(isTaken("{" + members + "\"member1\":1}")).isFalse();
    assertThat(isTaken("{" + members + "\"m\\u0065mber4999\":1}")).isFalse();
  }

  /** Whether a name is looked for depends on which others stand before it, and on how many. */
  @Test
  void findsEachNameThatComesTwiceInObjectsOfAnySize() {
    StringBuilder members = new StringBuilder();
    for (int size = 0; size < 80; size++) {
      assertThat(isTaken("{" + members + "\"last\":[]}")).isTrue();
      for (int first = 0; first < size; first++) {
        assertThat(isTaken("{" + members + "\"" + name(first) + "\":[]}")).isFalse();
      }
      members.append("\"%s\": {\"last\":1, \"%s\":[2]} ,".formatted(name(size), name(size / 2)));
    }
  }

  private static String name(int number) {
    return "n".repeat(1 + number % 20) + number;
  }

  @Test
  void takesSlicesThatAreFollowedByAnything() {
    for (String json : List.of("{\"a\":[1,{}]}", "12", "\"a\"", "[] ", "true")) {
      for (String after : List.of("", "}", "]", ",", "1", "\"", " ", "e")) {
        byte[] body = ("[" + json + after).getBytes(UTF_8);
        assertThat(new JsonSlice(body, 1, json.length()).cursor()).isPresent();
      }
    }
  }

  @Test
  void takesTheSameNameInEveryObject() {
    assertThat(isTaken("[" + "{\"a\":{\"a\":1}},".repeat(100) + "{\"a\":{\"a\":1}}]")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"3,3,true", "4,3,false", "200,200,true", "201,200,false"})
  void takesAsManyLevelsAsItIsTold(int levels, int most, boolean isTaken) {
    JsonLimits limits = new JsonLimits(most, 100);
    String arrays = "[".repeat(levels) + "]".repeat(levels);
    String objects = "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);
    assertThat(isWithin(limits, arrays)).isEqualTo(isTaken);
    assertThat(isWithin(limits, objects)).isEqualTo(isTaken);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "ß", "€", "\\n", "\\u20ac"})
  void takesTextsOfAsManyCharactersAsItIsTold(String letter) {
    JsonLimits limits = new JsonLimits(10, 100);
    assertThat(isWithin(limits, "\"" + letter.repeat(100) + "\"")).isTrue();
    assertThat(isWithin(limits, "\"" + letter.repeat(101) + "\"")).isFalse();
  }

  /** Whether it is taken; what is not must be too much, and nothing else. */
  private static boolean isWithin(JsonLimits limits, String json) {
    return switch (JsonReading.of(json.getBytes(UTF_8), limits)) {
      case JsonReading.Read _ -> true;
      case JsonReading.Excessive _ -> false;
      case JsonReading.Malformed _ -> throw new AssertionError("it is JSON");
    };
  }

  @Test
  void takesNamesAndNumbersUpToTheirLimits() {
    JsonLimits limits = JsonLimits.DEFAULT;
    assertThat(isWithin(limits, "{\"" + "a".repeat(50_000) + "\":1}")).isTrue();
    assertThat(isWithin(limits, "{\"" + "a".repeat(50_001) + "\":1}")).isFalse();
    assertThat(isWithin(limits, "1".repeat(1_000))).isTrue();
    assertThat(isWithin(limits, "1".repeat(1_001))).isFalse();
  }

  @Test
  void survivesAMillionLevels() {
    assertThat(isTaken("[".repeat(1_000_000))).isFalse();
    byte[] deep = ("[".repeat(100_000) + "]".repeat(100_000)).getBytes(UTF_8);
    assertThat(new JsonSlice(deep, 0, deep.length).cursor()).isPresent();
  }
}
