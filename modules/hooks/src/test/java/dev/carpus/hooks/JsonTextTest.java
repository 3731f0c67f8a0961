package dev.carpus.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1}",
        " [1, true, \"x\"] ",
        "\"x\"",
        "0",
        "false",
        "[null, {\"a\":{\"b\":[[1]]}}]",
        "{\"a\":{\"x\":1},\"b\":{\"x\":1}}"
      })
  void takesOneValue(String json) {
    assertThat(new JsonText(json).text()).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{} {}",
        "1 2",
        "[1] ,",
        "{\"a\":1,}",
        "{'a':1}",
        "{\"a\":1 /*c*/}",
        "nul",
        "{\"a\":1,\"a\":2}",
        "[1]]"
      })
  void refusesWhatIsNotOneValue(String json) {
    assertThatIllegalArgumentException().isThrownBy(() -> new JsonText(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{\"a\":null}", "[{\"a\":null}]"})
  @DisplayName("R-002: no member is null")
  void refusesNullMembers(String json) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JsonText(json))
        .withMessage("JSON must not hold a null member");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "[]", "{}", "{\"a\":\"\"}", "[[]]", "{\"a\":[1,{}]}"})
  @DisplayName("R-003: nothing is empty")
  void refusesEmptyValues(String json) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JsonText(json))
        .withMessage("JSON must not hold an empty string, array or object");
  }

  @Test
  void findsItsOwnStringsOnly() {
    JsonText json = new JsonText("{\"in\":{\"id\":\"x\"},\"n\":1,\"id\":\"y\"}");
    assertThat(json.string("id")).contains("y");
    assertThat(json.string("n")).isEmpty();
    assertThat(json.string("none")).isEmpty();
    assertThat(new JsonText("[\"id\"]").string("id")).isEmpty();
  }

  @Test
  void doesNotShowItsContent() {
    assertThat(new JsonText("\"canary\"")).hasToString("JsonText[8 characters]");
  }
}
