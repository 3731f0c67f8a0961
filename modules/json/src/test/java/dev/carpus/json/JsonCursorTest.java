package dev.carpus.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCursorTest {
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

  private static List<Integer> found(NameTable<Integer> table, String json) {
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
