package dev.carpus.hooks.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.hooks.StrictSchema;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the schema itself refuses what the specification forbids. */
class ResponseSchemaTest {
  private static final StrictSchema SCHEMA = StrictSchema.ofResponse();
  private static final String MUST =
      "\"summary\":\"s\",\"indicator\":\"info\",\"source\":{\"label\":\"l\"}";

  private static String card(String members) {
    return "{\"cards\":[{" + MUST + "," + members + "}]}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"overrideReasons\":[{\"code\":\"c\",\"system\":\"s\"}]",
        "\"overrideReasons\":[]",
        "\"links\":[{\"label\":\"l\",\"url\":\"https://a\",\"type\":\"absolute\",\"appContext\":\"x\"}]",
        "\"links\":[{\"label\":\"l\",\"url\":\"/a\",\"type\":\"absolute\"}]",
        "\"links\":[{\"label\":\"l\",\"url\":\"https://a\",\"type\":\"other\"}]",
        "\"links\":null",
        "\"detail\":\"\"",
        "\"extension\":{}",
        "\"extension\":{\"a.b\":null}",
        "\"extension\":{\"a.b\":[{\"c\":[]}]}",
        "\"extension\":{\"plain\":1}",
        "\"uuid\":\"4E0A3A1E-3283-4575-AB82-028D55FE2719\"",
        "\"selectionBehavior\":\"all\"",
        "\"vendor\":1",
        "\"suggestions\":[{\"label\":\"l\"}]",
        "\"selectionBehavior\":\"any\",\"suggestions\":[]",
        "\"selectionBehavior\":\"any\",\"suggestions\":[{\"label\":\" \"}]",
        "\"selectionBehavior\":\"at-most-one\",\"suggestions\":["
            + "{\"label\":\"l\",\"isRecommended\":true},{\"label\":\"l\",\"isRecommended\":true}]",
        "\"selectionBehavior\":\"any\",\"suggestions\":[{\"label\":\"l\",\"actions\":["
            + "{\"type\":\"create\",\"description\":\"d\"}]}]",
        "\"selectionBehavior\":\"any\",\"suggestions\":[{\"label\":\"l\",\"actions\":["
            + "{\"type\":\"delete\",\"description\":\"d\",\"resource\":{\"resourceType\":\"Task\"}}]}]",
        "\"selectionBehavior\":\"any\",\"suggestions\":[{\"label\":\"l\",\"actions\":["
            + "{\"type\":\"create\",\"description\":\"d\",\"resource\":{\"id\":\"x\"}}]}]",
        "\"selectionBehavior\":\"any\",\"suggestions\":[{\"label\":\"l\",\"actions\":["
            + "{\"type\":\"create\",\"description\":\"d\","
            + "\"resource\":{\"resourceType\":\"Task\",\"note\":null}}]}]",
      })
  @DisplayName("R-002, R-003, R-105..R-153, R-211: forbidden members and values")
  void refuses(String members) {
    assertThat(SCHEMA.errors(card(members))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"uuid\":\"4e0a3a1e-3283-4575-ab82-028d55fe2719\"",
        "\"selectionBehavior\":\"any\"",
        "\"links\":[{\"label\":\"l\",\"url\":\"https://a\",\"type\":\"smart\",\"appContext\":\"x\"}]",
        "\"selectionBehavior\":\"any\",\"suggestions\":["
            + "{\"label\":\"l\",\"isRecommended\":true},{\"label\":\"l\",\"isRecommended\":true}]",
        "\"selectionBehavior\":\"any\",\"suggestions\":[{\"label\":\"l\",\"actions\":["
            + "{\"type\":\"create\",\"description\":\"d\","
            + "\"resource\":{\"resourceType\":\"Task\",\"_x\":[null,{\"id\":\"1\"}]}}]}]",
      })
  void accepts(String members) {
    assertThat(SCHEMA.errors(card(members))).isEmpty();
  }

  @Test
  @DisplayName("R-107: 139 and 140 characters")
  void countsTheSummary() {
    String body = card("\"detail\":\"d\"");
    assertThat(SCHEMA.errors(body.replace("\"s\"", '"' + "x".repeat(139) + '"'))).isEmpty();
    assertThat(SCHEMA.errors(body.replace("\"s\"", '"' + "x".repeat(140) + '"'))).isNotEmpty();
  }
}
