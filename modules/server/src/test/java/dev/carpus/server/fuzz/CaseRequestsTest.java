package dev.carpus.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.Service;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CaseRequestsTest {
  private static final CaseRequests REQUESTS =
      new CaseRequests(
          Service.ID,
          Map.of(
              "patient", "Patient/{{context.patientId}}",
              "encounter", "Encounter/{{context.encounterId}}",
              "conditions", "Condition?patient={{context.patientId}}",
              "devices", "Device?patient={{context.patientId}}"));

  @Test
  void dividesTheRecordAmongTheKeys() {
    Seed seed = REQUESTS.call(SomeSeeds.contentCase("p-16-done-31-days"));

    assertThat(seed.target()).isEqualTo("/cds-services/bilateral-hand-cramping");
    JsonNode body = seed.body();
    assertThat(body.path("hook").asString()).isEqualTo("patient-view");
    assertThat(body.at("/context/patientId").asString()).isEqualTo("p1");
    assertThat(List.copyOf(body.path("prefetch").propertyNames()))
        .containsExactly("conditions", "devices", "encounter", "patient");
    assertThat(body.at("/prefetch/patient/id").asString()).isEqualTo("p1");
    assertThat(body.at("/prefetch/encounter").isNull()).isTrue();
    assertThat(body.at("/prefetch/conditions/entry")).hasSize(1);
    assertThat(body.at("/prefetch/devices/resourceType").asString()).isEqualTo("Bundle");
    assertThat(body.at("/prefetch/devices").has("entry")).isFalse();
  }
}
