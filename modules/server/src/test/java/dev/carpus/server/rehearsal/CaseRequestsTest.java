package dev.carpus.server.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.pathway.cases.CaseReader;
import dev.carpus.pathway.cases.CaseReading;
import dev.carpus.pathway.cases.ContentCase;
import dev.carpus.pathway.content.ContentFile;
import dev.carpus.pathway.content.ContentFolder;
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
    CaseCall call = REQUESTS.call(contentCase("p-16-done-31-days"));

    assertThat(call.target()).isEqualTo("/cds-services/bilateral-hand-cramping");
    JsonNode body = call.body();
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

  private static ContentCase contentCase(String id) {
    ContentFolder content = ContentFolder.shipped();
    ContentFile file =
        content.json(content.root().resolve(Service.ID).resolve("cases"), id).getFirst();
    return ((CaseReading.Read) CaseReader.read(file)).contentCase();
  }
}
