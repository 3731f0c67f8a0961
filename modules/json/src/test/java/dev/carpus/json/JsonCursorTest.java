package dev.carpus.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JsonCursorTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static JsonCursor cursor(String json) {
    return JsonSlice.of(json).cursor().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"b\":[]}",
        "[1,2]",
        "[[{\"a\":[1]}],{\"c\":[{}]}]",
        "\"}]\\\\\\\"\"",
        "\"a long text with a quote \\\" and a backslash \\\\\"",
        "-1.5e-7",
        "true",
        "null"
      })
  void skipsAValueOfEveryKind(String value) {
    JsonCursor cursor = cursor("{\"skipped\" : " + value + " , \"read\":[{\"a\":1},\"x\"]}");
    assertThat(cursor.openObject()).isTrue();
    cursor.skip();
    assertThat(cursor.nextMember()).isTrue();
    assertThat(cursor.name()).isEqualTo("read");
    assertThat(cursor.openArray()).isTrue();
    cursor.skip();
    assertThat(cursor.nextItem()).isTrue();
    assertThat(cursor.text()).isEqualTo("x");
    assertThat(cursor.nextItem()).isFalse();
    assertThat(cursor.nextMember()).isFalse();
  }

  @Test
  void skipsWhatIsAskedForAsATextAndIsNone() {
    JsonCursor cursor = cursor("[{\"a\":[1]},\"x\"]");
    cursor.openArray();
    assertThat(cursor.text()).isNull();
    cursor.nextItem();
    assertThat(cursor.text()).isEqualTo("x");
  }

  @Test
  void walksThroughASliceOfALargerText() {
    JsonCursor whole = cursor("[{\"a\":[{}]},{\"b\":[{\"c\":{}},{\"d\":7}]},3]");
    whole.openArray();
    whole.skip();
    whole.nextItem();
    JsonSlice slice = whole.slice();
    assertThat(slice.text()).isEqualTo("{\"b\":[{\"c\":{}},{\"d\":7}]}");
    assertThat(Walk.through(slice.cursor().orElseThrow()).toString()).isEqualTo(slice.text());
    assertThat(whole.nextItem()).isTrue();
    assertThat(whole.number()).isEqualTo("3");
  }

  @Test
  void findsNamesInATableHoweverTheyAreWritten() {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> names =
        List.of(
            "", "a", "seven77", "eight888", "nine99999", "resourceType", "ä€\uD83D\uDE42", "x\"y");
    names.forEach(name -> numbers.put(name, numbers.size()));
    NameTable<Integer> table = NameTable.of(numbers);
    StringBuilder json = new StringBuilder("{");
    for (String name : names) {
      json.append('"').append(name.replace("\"", "\\\"")).append("\":1,");
    }
    json.append("\"b\":1,\"eight88\":1,\"resourceTypes\":1}");
    assertThat(found(table, json.toString())).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(found(table, "{\"\\u0061\":1,\"resource\\u0054ype\":1,\"b\\u0061\":2}"))
        .containsExactly(1, 5);
  }

  @Test
  void findsNothingByNameWhereThereIsNothing() {
    assertThat(found(NameTable.of(Map.of()), "{\"a\":1,\"b\":2}")).isEmpty();
  }

  /** The ends of words, of texts and of the body come at every distance from one another. */
  @Test
  void goesToTheMembersThatATableHasWhateverStandsBetweenThem() {
    NameTable<Integer> table = NameTable.of(Map.of("a", 1, "resourceType", 2, "subject", 3));
    List<String> names =
        List.of("a", "b", "\\u0061", "resourceType", "subject", "subjects", "eight888", "ä", "");
    List<String> values =
        List.of("{}", "[{\"a\":1}]", "\"\"", "\"x,\\\"a\\\":1\"", "\"ä\"", "-1.5", "true", "null");
    Random random = new Random(20261123);
    for (int round = 0; round < 20_000; round++) {
      List<String> members = new ArrayList<>();
      Set<String> taken = new HashSet<>();
      for (int i = random.nextInt(8); i > 0; i--) {
        String name = names.get(random.nextInt(names.size()));
        if (taken.add(name.replace("\\u0061", "a"))) {
          String space = random.nextInt(4) == 0 ? " " : "";
          String value = values.get(random.nextInt(values.size()));
          members.add("\"" + name + "\"" + space + ":" + space + value + space);
        }
      }
      found(table, "{" + String.join(",", members) + "}");
    }
  }

  /** What a table has of an object, found in both ways. */
  private static List<Integer> found(NameTable<Integer> table, String json) {
    List<Integer> found = oneByOne(table, json);
    List<Integer> gone = new ArrayList<>();
    JsonCursor cursor = cursor("[" + json + ",\"after\"]");
    cursor.openArray();
    for (Integer is = cursor.openObject(table); is != null; is = cursor.nextMember(table)) {
      assertThat(table.of(cursor)).isEqualTo(is);
      gone.add(is);
      cursor.skip();
    }
    assertThat(gone).as(json).isEqualTo(found);
    assertThat(cursor.nextItem()).isTrue();
    assertThat(cursor.text()).isEqualTo("after");
    return found;
  }

  private static List<Integer> oneByOne(NameTable<Integer> table, String json) {
    List<Integer> found = new ArrayList<>();
    JsonCursor cursor = cursor(json);
    for (boolean is = cursor.openObject(); is; is = cursor.nextMember()) {
      Integer number = table.of(cursor);
      if (number != null) {
        found.add(number);
      }
      cursor.skip();
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ä", "searchset", "exactly8", "a\\nb", "a\\", "a\"b", "a\nb"})
  void readsATextAlikeWhateverItMostlyIs(String text) {
    String json = MAPPER.writeValueAsString(List.of(text, "next"));
    for (String usual : List.of(text, "", "a", "search", "searchsets", "a\\nb", "a\\")) {
      JsonCursor cursor = cursor(json);
      cursor.openArray();
      assertThat(cursor.text(KnownText.of(usual))).isEqualTo(text);
      assertThat(cursor.nextItem()).isTrue();
      assertThat(cursor.text(KnownText.of(usual))).isEqualTo("next");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"plain text\",1,2,3', plain text",
    "'\"\",1,2,3,4,5,6', ''",
    "'\"a\\nb\",1,2,3,4', ",
    "'\"\\u0041\",1,2,3,4', ",
    "'\"ä\",1,2,3,4,5', ",
    "'\"at the end\"', ",
    "'17,1,2,3,4,5,6', ",
    "'[\"plain\"],1,2,3', "
  })
  void givesOnlyPlainTextsAsSuch(String items, @Nullable String expected) {
    JsonCursor cursor = cursor("[" + items + "]");
    cursor.openArray();
    assertThat(cursor.plainText()).isEqualTo(expected);
    if (expected == null) {
      assertThat(Walk.through(cursor)).isEqualTo(MAPPER.readTree("[" + items + "]").get(0));
    } else {
      assertThat(cursor.nextItem()).isTrue();
    }
  }

  @Test
  void makesNoNewTextOfWhatIsAsUsual() {
    KnownText usual = KnownText.of("searchset");
    JsonCursor cursor = cursor("[\"searchset\",[\"searchset\"]]");
    cursor.openArray();
    assertThat(cursor.text(usual)).isSameAs(usual.text());
    cursor.nextItem();
    assertThat(cursor.text(usual)).isNull();
    assertThat(cursor.nextItem()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "seven77", "eight888", "nine99999", "ä", "x\"y", "x\\y", "\u0000"})
  void tellsNamesFromOneAnother(String name) {
    String json = MAPPER.writeValueAsString(Map.of(name, 1));
    for (String other : List.of("", "a", "seven77", "eight888", "nine99999", "ä", "x\"y", "x\\y")) {
      JsonCursor cursor = cursor(json);
      cursor.openObject();
      assertThat(cursor.isNamed(other)).isEqualTo(name.equals(other));
      assertThat(cursor.isNamed(KnownText.of(other))).isEqualTo(name.equals(other));
    }
  }

  @Test
  void hasNothingToWalkThroughWhereThereIsNoJson() {
    assertThat(JsonSlice.of("{\"a\":").cursor()).isEmpty();
    assertThat(JsonSlice.of("{\"a\":1,\"a\":1}").cursor()).isEmpty();
  }

  @Test
  void walksThroughBytesThatStandAmongOthers() {
    byte[] body = "xx{\"a\":[1]}yy".getBytes(UTF_8);
    assertThat(Walk.through(new JsonSlice(body, 2, 9).cursor().orElseThrow()))
        .hasToString("{\"a\":[1]}");
    assertThat(new JsonSlice(body, 2, 10).cursor()).isEmpty();
  }
}
