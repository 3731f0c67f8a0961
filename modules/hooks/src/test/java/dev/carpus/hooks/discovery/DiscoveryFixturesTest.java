package dev.carpus.hooks.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.hooks.SharedCorpus;
import dev.carpus.hooks.StrictSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The discovery messages of HL7's validator tests and of the CRD guide.
 *
 * <table>
 *   <caption>Differences to HL7's expectations</caption>
 *   <tr><th>Message</th><th>HL7</th><th>Schema</th><th>Why</th></tr>
 *   <tr><td>services-order-select-extensions</td><td>bad: two extension names that it does not
 *       know</td><td>bad: one name without a domain</td><td>R-210: names are free, in one's own
 *       domain</td></tr>
 *   <tr><td>CRDServices</td><td>no outcome known</td><td>bad: templates</td><td>R-045, R-047: their
 *       FHIRPath came with 3.0</td></tr>
 * </table>
 */
class DiscoveryFixturesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final StrictSchema SCHEMA = StrictSchema.ofDiscovery();

  @Test
  void keepTheSchemaIfTheyAreGood() {
    assertThat(SCHEMA.errors(SharedCorpus.hl7("cdshooks-services-good.json"))).isEmpty();
  }

  @Test
  void breakTheSchemaForAnExtensionWithoutDomain() {
    byte[] message = SharedCorpus.hl7("cdshooks/cdshooks-services-order-select-extensions.json");
    assertThat(SCHEMA.errors(message))
        .singleElement()
        .asString()
        .startsWith("/services/0/extension");
  }

  @Test
  void comeOutAsTheyWentIn() {
    byte[] message = SharedCorpus.hl7("cdshooks-services-good.json");
    List<ServiceDescriptor> services = new ArrayList<>();
    for (JsonNode service : JSON.readTree(message).get("services")) {
      services.add(
          new ServiceDescriptor(
              service.get("hook").asString(),
              text(service, "title"),
              service.get("description").asString(),
              service.get("id").asString(),
              templates(service),
              text(service, "usageRequirements")));
    }
    byte[] written = new DiscoveryWriter().write(new Discovery(services));
    assertThat(JSON.readTree(written).toString()).isEqualTo(JSON.readTree(message).toString());
  }

  @Test
  void ofCrdHaveTemplatesOfALaterVersion() {
    List<String> taken = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (JsonNode service :
        JSON.readTree(SharedCorpus.daVinci("CRDServices.json")).get("services")) {
      templates(service)
          .values()
          .forEach(template -> (isTaken(template) ? taken : refused).add(template));
    }
    assertThat(taken)
        .hasSizeGreaterThan(10)
        .allSatisfy(template -> assertThat(template).doesNotContain("()", "%", ".entry"));
    assertThat(refused)
        .hasSizeGreaterThan(10)
        .allSatisfy(template -> assertThat(template).containsAnyOf("resolve()", "%", ".entry"));
  }

  private static boolean isTaken(String template) {
    try {
      return PrefetchTemplate.parse(template).toString().equals(template);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Optional<String> text(JsonNode service, String name) {
    return Optional.ofNullable(service.get(name)).map(JsonNode::asString);
  }

  private static Map<String, String> templates(JsonNode service) {
    Map<String, String> templates = new LinkedHashMap<>();
    service.path("prefetch").forEachEntry((key, value) -> templates.put(key, value.asString()));
    return templates;
  }
}
