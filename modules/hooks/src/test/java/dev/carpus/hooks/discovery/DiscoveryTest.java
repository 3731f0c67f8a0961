package dev.carpus.hooks.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.StrictSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {
  private static final Optional<String> NONE = Optional.empty();

  private static ServiceDescriptor service(String hook, String id) {
    return new ServiceDescriptor(hook, NONE, "What it does", id, Map.of(), NONE);
  }

  private static String write(ServiceDescriptor... services) {
    byte[] body = new DiscoveryWriter().write(new Discovery(List.of(services)));
    assertThat(StrictSchema.ofDiscovery().errors(body)).isEmpty();
    return new String(body, UTF_8);
  }

  @Test
  @DisplayName("R-013, R-014: no services are an empty array")
  void writesNoServices() {
    assertThat(write()).isEqualTo("{\"services\":[]}");
  }

  @Test
  @DisplayName("R-004: what has no value is left out")
  void writesOnlyWhatAServiceHas() {
    assertThat(write(service("patient-view", "a")))
        .isEqualTo(
            """
            {"services":[{"hook":"patient-view","description":"What it does","id":"a"}]}\
            """);
  }

  @Test
  @DisplayName("R-015..R-020: members in the order of the table, prefetch in its own")
  void writesEverythingInOrder() {
    Map<String, String> prefetch = new LinkedHashMap<>();
    prefetch.put("user", "{{context.userId}}");
    prefetch.put("patient", "Patient/{{context.patientId}}");
    prefetch.put(
        "hemoglobin-a1c", "Observation?patient={{context.patientId}}&code=http://loinc.org|4548-4");
    ServiceDescriptor service =
        new ServiceDescriptor(
            "order-sign",
            Optional.of("Title"),
            "What it does",
            "a-1",
            prefetch,
            Optional.of("Needs"));
    assertThat(write(service))
        .isEqualTo(
            """
            {"services":[{"hook":"order-sign","title":"Title","description":"What it does",\
            "id":"a-1","prefetch":{"user":"{{context.userId}}",\
            "patient":"Patient/{{context.patientId}}",\
            "hemoglobin-a1c":"Observation?patient={{context.patientId}}&code=http://loinc.org|4548-4"},\
            "usageRequirements":"Needs"}]}\
            """);
  }

  @Test
  @DisplayName("R-025, R-026: one id for several hooks, but not twice for one")
  void announcesAnIdOncePerHook() {
    assertThat(write(service("patient-view", "a"), service("order-sign", "a")))
        .contains("order-sign");
    List<ServiceDescriptor> twice =
        List.of(service("patient-view", "a"), service("patient-view", "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Discovery(twice));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a/b", "a%20", "..", ".", "ä", "a?b"})
  @DisplayName("R-018: an id needs no encoding in a URL")
  void refusesIdsThatAreNoPathSegment(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> service("patient-view", id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Patient-View", "appointment-book", "org.example.hook"})
  @DisplayName("R-015: a service is announced for hooks that can be read")
  void refusesHooksThatAreNotUnderstood(String hook) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> service(hook, "a"))
        .withMessageContaining("patient-view, order-select, order-sign");
  }

  @Test
  @DisplayName("R-005, R-016, R-017, R-020: texts are not blank")
  void refusesBlankTexts() {
    Optional<String> blank = Optional.of(" ");
    Map<String, String> none = Map.of();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ServiceDescriptor("patient-view", blank, "d", "a", none, NONE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ServiceDescriptor("patient-view", NONE, " ", "a", none, NONE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ServiceDescriptor("patient-view", NONE, "d", "a", none, blank));
  }

  @Test
  @DisplayName("R-019, R-043: prefetch has keys and templates that keep the grammar")
  void refusesWrongPrefetch() {
    Map<String, String> noKey = Map.of("", "Patient/1");
    Map<String, String> noTemplate = Map.of("patient", "Patient/{{patientId}}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ServiceDescriptor("patient-view", NONE, "d", "a", noKey, NONE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ServiceDescriptor("patient-view", NONE, "d", "a", noTemplate, NONE))
        .withMessageContaining("Patient/{{patientId}}");
  }

  /**
   * nothing of the 3.0 ballot unless it is asked for, and never hookVersion.
   */
  @Test
  void tellsTheVersionOfTheSpecificationOnlyWhereThatIsAskedFor() {
    Discovery discovery = new Discovery(List.of(service("patient-view", "a")));
    assertThat(new String(new DiscoveryWriter().write(discovery), UTF_8))
        .doesNotContain("version", "Version");
    assertThat(new String(new DiscoveryWriter(true).write(discovery), UTF_8))
        .contains("\"version\":\"2.0.1\"")
        .doesNotContain("hookVersion");
  }

  @Test
  void announcesTheHooksOfACallerAlone() {
    Discovery discovery = new Discovery(List.of(service("patient-view", "a")));
    assertThat(discovery.of(Set.of(Hook.PATIENT_VIEW)).services()).hasSize(1);
    assertThat(discovery.of(Set.of(Hook.ORDER_SIGN)).services()).isEmpty();
  }
}
