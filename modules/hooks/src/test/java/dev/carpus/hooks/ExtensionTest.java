package dev.carpus.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.carpus.hooks.card.CdsResponse;
import dev.carpus.hooks.card.ResponseWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionTest {
  private static final JsonText ONE = new JsonText("1");

  @ParameterizedTest
  @ValueSource(strings = {"dev.carpus.why", "davinci-crd.if-none-exist", "org.example.a_B-9"})
  @DisplayName("R-210: names start with a domain")
  void takesNamesOfADomain(String name) {
    assertThat(Extension.of(name, ONE).values()).containsOnlyKeys(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"why", "Dev.carpus", "dev.", ".carpus", "dev carpus.why", ""})
  @DisplayName("R-210: other names are refused")
  void refusesOtherNames(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> Extension.of(name, ONE));
  }

  @Test
  @DisplayName("R-096, R-209: an object under the reserved name, at the response and at the card")
  void isWrittenAsAnObject() {
    Extension extension = Extension.of("dev.carpus.x", ONE);
    byte[] body = new ResponseWriter().write(new CdsResponse(List.of(), extension));
    assertThat(new String(body, UTF_8))
        .isEqualTo("{\"cards\":[],\"extension\":{\"dev.carpus.x\":1}}");
  }

  @Test
  @DisplayName("R-002: no null among the items of an array either")
  void refusesNullItems() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Extension.of("dev.carpus.x", new JsonText("[1,null]")))
        .withMessage("extension dev.carpus.x must not hold a null");
  }

  @Test
  void keepsItsOrderAndItsOwnCopy() {
    Map<String, JsonText> values = new LinkedHashMap<>();
    values.put("z.z", ONE);
    values.put("a.a", ONE);
    Extension extension = new Extension(values);
    values.clear();
    assertThat(extension.values().keySet()).containsExactly("z.z", "a.a");
    assertThat(extension.isEmpty()).isFalse();
    assertThat(Extension.none().isEmpty()).isTrue();
  }
}
