package dev.carpus.hooks.request;

import static dev.carpus.hooks.request.Bodies.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.carpus.json.JsonSlice;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSliceTest {
  private static final String HEAD =
      """
      "hook":"patient-view","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
      "context":{"userId":"Patient/1","patientId":"1"},\
      """;

  private static JsonSlice slice(String body) {
    return request(body).prefetch().values().stream()
        .<JsonSlice>mapMulti((value, to) -> {
          if (value instanceof PrefetchValue.Resource(String _, JsonSlice json)) {
            to.accept(json);
          }
        })
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{%s\"prefetch\":{\"k\":§}}",
        " \r\n\t{ %s \"prefetch\" \n : \n { \"k\" \t : \t § \n } } \n",
        "\uFEFF{%s\"prefetch\":{\"k\":§}}",
        "\uFEFF \n{%s\"ünknown\":\"ж\uD83D\uDE42\",\"prefetch\":{\"№\uD83D\uDE42\":§}}",
        "{\"prefetch\":{\"a\":[1,\"ß\"],\"b\":null,\"k\":§,\"c\":\"é\"},%s\"z\":0}",
        "{%s\"deep\":[{\"ä\":[[\"€\\u20ac\\\"}\"]]}],\"prefetch\":{\"k\":§}}"
      })
  void holdsExactlyTheBytesOfTheValue(String frame) {
    String resource =
        "{ \"resourceType\" : \"Patient\",\n\"name\":[{\"family\":\"Žižek \\\\ \\\" } \uD83D\uDE42\"}] }";
    JsonSlice slice = slice(frame.replace("%s", HEAD).replace("§", resource));
    assertThat(slice.text()).isEqualTo(resource);
    assertThat(slice.length()).isEqualTo(resource.getBytes(UTF_8).length);
    assertThat(slice.stream()).hasBinaryContent(resource.getBytes(UTF_8));
  }

  @Test
  void holdsExactlyTheBytesOfRandomValues() {
    Random random = new Random(20261122);
    String[] texts = {"", "a", "ß", "€", "\uD83D\uDE42", "\\n", "\\\"", "\\u00e9", "{", "]", ","};
    String[] spaces = {"", " ", "\n", "\t\r\n  "};
    for (int round = 0; round < 500; round++) {
      StringBuilder resource = new StringBuilder("{\"resourceType\":\"Patient\"");
      int members = random.nextInt(30);
      for (int i = 0; i < members; i++) {
        resource
            .append(spaces[random.nextInt(spaces.length)])
            .append(",\"")
            .append(texts[random.nextInt(texts.length)])
            .append(i)
            .append("\":")
            .append(spaces[random.nextInt(spaces.length)])
            .append("[\"")
            .append(texts[random.nextInt(texts.length)].repeat(random.nextInt(50)))
            .append("\",-1.5e3,true]");
      }
      resource.append('}');
      String space = spaces[random.nextInt(spaces.length)];
      String body =
          "{" + HEAD + space + "\"prefetch\":" + space + "{\"ü\":" + space + resource + "}}";
      assertThat(slice(body).text()).isEqualTo(resource.toString());
    }
  }

  @Test
  void staysExactInALargeBody() {
    String resource = "{\"resourceType\":\"Binary\",\"data\":\"" + "ä€".repeat(400_000) + "\"}";
    String body = "{\"noise\":\"" + "ß".repeat(300_000) + "\"," + HEAD + "\"prefetch\":{\"k\":";
    assertThat(slice(body + resource + "}}").text()).isEqualTo(resource);
  }

  @Test
  void sharesTheBody() {
    byte[] body =
        ("{" + HEAD + "\"prefetch\":{\"k\":{\"resourceType\":\"Task\"}}}").getBytes(UTF_8);
    assertThat(new RequestReader().read(body))
        .isInstanceOfSatisfying(
            RequestReading.Read.class,
            read ->
                assertThat(read.request().prefetch().get("k"))
                    .isInstanceOfSatisfying(
                        PrefetchValue.Resource.class,
                        value -> assertThat(value.json().body()).isSameAs(body)));
  }

  @Test
  void isEqualByContent() {
    JsonSlice one = new JsonSlice("[\"a\"]".getBytes(UTF_8), 1, 3);
    JsonSlice same = new JsonSlice("\"a\"".getBytes(UTF_8), 0, 3);
    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(one).isNotEqualTo(new JsonSlice("\"b\"".getBytes(UTF_8), 0, 3));
    assertThat(one).isNotEqualTo(new JsonSlice("\"a\" ".getBytes(UTF_8), 0, 4));
  }

  @Test
  void doesNotShowItsContent() {
    assertThat(new JsonSlice("\"canary\"".getBytes(UTF_8), 0, 8))
        .hasToString("JsonSlice[offset=0, length=8]");
  }

  @Test
  void cannotReachBeyondTheBody() {
    byte[] body = new byte[4];
    assertThat(new JsonSlice(body, 1, 3).length()).isEqualTo(3);
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> new JsonSlice(body, 1, 4));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> new JsonSlice(body, -1, 2));
  }
}
