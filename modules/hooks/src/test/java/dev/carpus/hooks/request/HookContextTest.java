package dev.carpus.hooks.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.carpus.json.JsonSlice;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookContextTest {
  private static final Optional<String> NONE = Optional.empty();
  private static final JsonSlice DRAFTS = new JsonSlice(new byte[] {'{', '}'}, 0, 2);

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a&b=c", "a/b", "a%2Fb", "..", "ä", "a\n"})
  void holdsNoIdThatCouldChangeAUrl(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HookContext.PatientView("Patient/1", id, NONE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HookContext.PatientView("Patient/1", "1", Optional.of(id)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HookContext.PatientView("Patient/" + id, "1", NONE));
  }

  @Test
  void holdsNoUserThatTheHookDoesNotAllow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HookContext.OrderSign("Patient/1", "1", NONE, DRAFTS));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new HookContext.OrderSelect("Patient/1", "1", NONE, List.of("Task/1"), DRAFTS));
  }

  @Test
  void holdsAtLeastOneSelection() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new HookContext.OrderSelect("Practitioner/1", "1", NONE, List.of(), DRAFTS));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new HookContext.OrderSelect("Practitioner/1", "1", NONE, List.of("1"), DRAFTS));
  }

  @Test
  void doesNotShowWhomItIsAbout() {
    List<HookContext> contexts =
        List.of(
            new HookContext.PatientView("Patient/canary", "canary", Optional.of("canary")),
            new HookContext.OrderSelect(
                "Practitioner/canary", "canary", NONE, List.of("Task/canary"), DRAFTS),
            new HookContext.OrderSign("Practitioner/canary", "canary", NONE, DRAFTS));
    assertThat(contexts).noneMatch(context -> context.toString().contains("canary"));
  }
}
