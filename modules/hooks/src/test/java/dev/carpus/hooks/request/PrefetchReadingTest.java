package dev.carpus.hooks.request;

import static dev.carpus.hooks.request.Bodies.patientView;
import static dev.carpus.hooks.request.Bodies.request;
import static dev.carpus.hooks.request.Bodies.with;
import static dev.carpus.hooks.request.Bodies.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.carpus.json.JsonSlice;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefetchReadingTest {
  private static Map<String, PrefetchValue> prefetch(String json) {
    return request(with(patientView(), "/prefetch", json)).prefetch();
  }

  private static PrefetchValue value(String json) {
    return Objects.requireNonNull(prefetch("{\"key\": " + json + "}").get("key"));
  }

  @Test
  @DisplayName("R-068, R-069: null is known to be empty, a missing key is not there")
  void tellsKnownEmptyFromMissing() {
    assertThat(prefetch("{\"a\": null}"))
        .containsExactly(Map.entry("a", new PrefetchValue.KnownEmpty()));
    assertThat(prefetch("{}")).isEmpty();
    assertThat(request(without(patientView(), "/prefetch")).prefetch()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Patient", "Bundle", "OperationOutcome"})
  @DisplayName("R-063, R-070: any resource is kept with its type")
  void keepsResourcesOfAnyType(String type) {
    String json = "{\"a\":[{\"resourceType\":\"Inner\"}],\"resourceType\":\"" + type + "\"}";
    assertThat(value(json))
        .isInstanceOfSatisfying(
            PrefetchValue.Resource.class,
            resource -> {
              assertThat(resource.resourceType()).isEqualTo(type);
              assertThat(resource.json().text()).isEqualTo(json);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"123\"",
        "1",
        "1.5",
        "99999999999999999999",
        "true",
        "[]",
        "[[{\"resourceType\": \"Patient\"}]]",
        "[{\"resourceType\": \"Patient\"}]",
        "{}",
        "{\"resource\": {\"resourceType\": \"Patient\"}}",
        "{\"resourceType\": null}",
        "{\"resourceType\": 1}",
        "{\"resourceType\": {\"resourceType\": \"Patient\"}}",
        "{\"resourceType\": \"\"}",
        "{\"resourceType\": \"../x\"}"
      })
  @DisplayName("Table 1c: what is no resource is unusable, which does not break the request")
  void marksWhatIsNoResource(String json) {
    assertThat(value(json)).isInstanceOf(PrefetchValue.Unusable.class);
  }

  @Test
  void keepsTheOrderOfTheKeysAndCannotBeChanged() {
    Map<String, PrefetchValue> prefetch = prefetch("{\"z\": null, \"a/b~c\": null, \"m\": 1}");
    assertThat(prefetch.keySet()).containsExactly("z", "a/b~c", "m");
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(prefetch::clear);
  }

  @Test
  void cannotBeBuiltWithAnImpossibleType() {
    JsonSlice slice = new JsonSlice(new byte[] {'1'}, 0, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PrefetchValue.Resource("no type", slice));
  }
}
