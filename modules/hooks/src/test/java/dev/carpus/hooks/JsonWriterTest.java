package dev.carpus.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.carpus.json.JsonRope;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
  private static final JsonMembers A = JsonMembers.name("a");
  private static final JsonMembers B = JsonMembers.name("b");

  private static String written(JsonWriter out) {
    String json = new String(out.toByteArray(), UTF_8);
    assertThat(out.text().text()).isEqualTo(json);
    assertThat(new JsonText(json)).isEqualTo(out.text());
    return json;
  }

  @Test
  void writesValuesOfEveryKind() {
    JsonWriter out = new JsonWriter().startObject().member(A, "x\"y");
    out.member(B, new JsonText("{\"n\": 1}"));
    out.members(JsonMembers.name("c")).startArray();
    out.value("1").value(true).value(false).startArray().value("z").end();
    out.startObject().member(A, "i").end().end();
    out.members(JsonMembers.name("d")).escapedValue(JsonRope.escaped("q\""));
    assertThat(written(out.end()))
        .isEqualTo(
            """
            {"a":"x\\"y","b":{"n": 1},"c":["1",true,false,["z"],{"a":"i"}],"d":"q\\""}\
            """);
  }

  @Test
  void writesASingleText() {
    assertThat(written(new JsonWriter().value("x"))).isEqualTo("\"x\"");
    assertThat(JsonText.ofString("ü\n").text()).isEqualTo("\"ü\\n\"");
  }

  @Test
  void writesTheMembersOfAnObjectAmongOthers() {
    JsonMembers both = JsonMembers.of(new JsonText(" {\"x\":1,\"y\":[2]} "));
    JsonWriter first = new JsonWriter().startObject().members(both).member(A, "1");
    assertThat(written(first.end())).isEqualTo("{\"x\":1,\"y\":[2],\"a\":\"1\"}");
    JsonWriter last = new JsonWriter().startObject().member(A, "1").members(both);
    assertThat(written(last.end())).isEqualTo("{\"a\":\"1\",\"x\":1,\"y\":[2]}");
  }

  @Test
  void takesMembersFromObjectsOnly() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonMembers.of(new JsonText("[1]")))
        .withMessage("only an object has members");
  }

  private static void refuses(Consumer<JsonWriter> writing) {
    JsonWriter out = new JsonWriter();
    assertThatIllegalStateException()
        .isThrownBy(() -> writing.accept(out))
        .withMessage("this cannot come here in a JSON value");
  }

  @Test
  void writesNothingButOneValue() {
    refuses(out -> out.value("x").value("y"));
    refuses(out -> out.startArray().end().startArray());
    refuses(JsonWriter::end);
    refuses(JsonWriter::text);
    refuses(out -> out.startArray().toByteArray());
    refuses(out -> out.members(A));
    refuses(out -> out.startArray().members(A));
    refuses(out -> out.startObject().value("x"));
    refuses(out -> out.startObject().startObject());
    refuses(out -> out.startObject().members(A).members(B));
    refuses(out -> out.startObject().members(A).end());
    refuses(out -> out.startObject().member(A, "x").value(true));
  }

  @Test
  void nestsAsDeepAsItCanCount() {
    JsonWriter out = new JsonWriter();
    for (int i = 0; i < 63; i++) {
      out.startArray();
    }
    assertThatIllegalStateException().isThrownBy(out::startArray);
  }

  @Test
  @DisplayName("R-003: nothing is empty")
  void givesNoTextOfWhatIsEmpty() {
    emptyIn(new JsonWriter().startObject().end());
    emptyIn(new JsonWriter().startArray().value("x").startArray().end().end());
    emptyIn(new JsonWriter().startObject().member(A, "").end());
    emptyIn(new JsonWriter().escapedValue(JsonRope.of("")));
  }

  private static void emptyIn(JsonWriter out) {
    assertThat(out.toByteArray()).isNotEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(out::text)
        .withMessage("JSON must not hold an empty string, array or object");
  }

  @Test
  @DisplayName("R-002: a null among items is known of, also in a value that was taken over")
  void knowsOfNullItems() {
    JsonText aligned = new JsonText("{\"_x\":[null,{\"id\":\"1\"}]}");
    JsonText around = new JsonWriter().startArray().value(aligned).end().text();
    assertThatIllegalArgumentException().isThrownBy(() -> Extension.of("a.b", around));
    JsonMembers members = JsonMembers.of(aligned);
    JsonText among = new JsonWriter().startObject().members(members).end().text();
    assertThatIllegalArgumentException().isThrownBy(() -> Extension.of("a.b", among));
  }
}
