package dev.carpus.hooks.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.carpus.hooks.JsonMembers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResourceTemplateTest {
  private static final JsonMembers PRIORITY = JsonMembers.name("priority");
  private static final ResourceTemplate TEMPLATE =
      new ResourceTemplate(
          ResourceJson.parse("{\"resourceType\":\"ServiceRequest\",\"status\":\"draft\"}"));

  @Test
  void completesAResource() {
    ResourceJson order = TEMPLATE.with("s1", out -> out.member(PRIORITY, "urgent"));
    assertThat(order.json().text())
        .isEqualTo(
            """
            {"resourceType":"ServiceRequest","status":"draft","id":"s1","priority":"urgent"}\
            """);
    assertThat(order).isEqualTo(ResourceJson.parse(order.json().text()));
    assertThat(order.resourceType()).isEqualTo("ServiceRequest");
    assertThat(order.id()).contains("s1");
    assertThat(TEMPLATE.with("s2", _ -> {}).id()).contains("s2");
  }

  @Test
  @DisplayName("R-003, R-136: what it makes is checked as far as it is new")
  void refusesABadIdAndEmptyMembers() {
    assertThatIllegalArgumentException().isThrownBy(() -> TEMPLATE.with("a/b", _ -> {}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TEMPLATE.with("s1", out -> out.member(PRIORITY, "")));
  }

  @Test
  void isOfAResourceWithoutId() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ResourceTemplate(Cards.ORDER))
        .withMessageContaining("must not have an id");
  }
}
