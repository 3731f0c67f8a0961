package dev.carpus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.HookBody;
import dev.carpus.server.Service;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What {@code README.md} shows is what the service answers. */
class ReadmeIT {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Path README =
      Path.of(System.getProperty("carpus.root")).resolve("README.md");

  private static Service service;

  @BeforeAll
  static void start() {
    service = Service.start(Service.PATIENT);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** The order of the example, for the patient of the tests, who has the same record. */
  @Test
  void showsAnOrderThatThereIsACardFor() throws IOException {
    ObjectNode example = (ObjectNode) MAPPER.readTree(order().replace("hand-cramps", "p1"));
    example.remove("fhirServer");
    example.set("prefetch", MAPPER.readTree(HookBody.full().json()).path("prefetch"));
    HttpResponse<String> response =
        service.post("/cds-services/" + Service.ID, MAPPER.writeValueAsString(example));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode card = Service.cardOf("P-12", response);
    assertThat(card.path("indicator").asString()).isEqualTo("warning");
    assertThat(card.at("/suggestions/0/actions").valueStream())
        .extracting(action -> action.path("type").asString())
        .containsExactlyInAnyOrder("delete", "create");
    assertThat(card.toString()).contains("ServiceRequest/draft1");
  }

  private static String order() throws IOException {
    Matcher block =
        Pattern.compile("```json\n([^`]*\"order-sign\"[^`]*)```").matcher(Files.readString(README));
    assertThat(block.find()).isTrue();
    return block.group(1);
  }
}
