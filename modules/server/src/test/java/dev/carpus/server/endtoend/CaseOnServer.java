package dev.carpus.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.logic.RawResource;
import dev.carpus.pathway.cases.CaseReader;
import dev.carpus.pathway.cases.CaseReading;
import dev.carpus.pathway.content.ContentFile;
import dev.carpus.pathway.content.ContentFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The record of one of the authors' cases as that of a patient on the sandbox, with its dates as if
 * the case were today's.
 *
 * @param patient the patient's id
 */
record CaseOnServer(String patient) {
  private static final Running RUNNING = Running.get();
  private static final String FHIR_JSON = "application/fhir+json";

  /**
   * Puts the record of a case on the sandbox.
   *
   * @param prefix what the ids of the record start with, so that each test has a patient of its own
   */
  static CaseOnServer put(String caseId, String prefix) throws IOException, InterruptedException {
    Path file = ContentFolder.shipped().pathways().getFirst().resolve("cases/" + caseId + ".json");
    String today =
        Files.readString(file)
            .replaceFirst("\"at\": \"[^\"]+\"", "\"at\": \"" + Instant.now() + "\"");
    CaseReading reading = CaseReader.read(new ContentFile(caseId + ".json", today));
    assertThat(reading).isInstanceOf(CaseReading.Read.class);
    ObjectNode transaction = transaction();
    String patient = "";
    for (RawResource each : ((CaseReading.Read) reading).contentCase().record()) {
      String text =
          each.text()
              .replaceAll(
                  "\"reference\":\"([A-Z]\\w+)/([^\"]+)\"",
                  "\"reference\":\"$1/" + prefix + "$2\"");
      ObjectNode resource = (ObjectNode) Running.MAPPER.readTree(text);
      resource.put("id", prefix + resource.path("id").asString());
      String id = resource.path("id").asString();
      patient = each.type().equals("Patient") ? id : patient;
      add(transaction, resource, "PUT", each.type() + "/" + id);
    }
    send(transaction);
    return new CaseOnServer(patient);
  }

  /**
   * Creates resources in one transaction, as a client does with the actions of a suggestion
   * (R-131).
   *
   * @return the transaction's response
   */
  static JsonNode create(Iterable<JsonNode> resources) throws IOException, InterruptedException {
    ObjectNode transaction = transaction();
    for (JsonNode resource : resources) {
      add(transaction, resource, "POST", resource.path("resourceType").asString());
    }
    return send(transaction);
  }

  /** Puts resources on the sandbox, each under its own id, in one transaction. */
  static void put(Iterable<ObjectNode> resources) throws IOException, InterruptedException {
    ObjectNode transaction = transaction();
    for (ObjectNode resource : resources) {
      String url = resource.path("resourceType").asString() + "/" + resource.path("id").asString();
      add(transaction, resource, "PUT", url);
    }
    send(transaction);
  }

  private static ObjectNode transaction() {
    return Running.MAPPER
        .createObjectNode()
        .put("resourceType", "Bundle")
        .put("type", "transaction");
  }

  private static void add(ObjectNode transaction, JsonNode resource, String method, String url) {
    ObjectNode entry = transaction.withArray("entry").addObject();
    entry.set("resource", resource);
    entry.putObject("request").put("method", method).put("url", url);
  }

  private static JsonNode send(ObjectNode transaction) throws IOException, InterruptedException {
    HttpResponse<String> response =
        RUNNING.post(RUNNING.fhirServer(), FHIR_JSON, transaction.toString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Running.MAPPER.readTree(response.body());
  }

  /** What the server's validator has against a resource. */
  static JsonNode validate(JsonNode resource) throws IOException, InterruptedException {
    HttpResponse<String> response =
        RUNNING.post(
            URI.create(
                RUNNING.fhirServer()
                    + "/"
                    + resource.path("resourceType").asString()
                    + "/$validate"),
            FHIR_JSON,
            resource.toString());
    assertThat(response.statusCode()).as(response.body()).isIn(200, 412, 422);
    return Running.MAPPER.readTree(response.body()).path("issue");
  }

  /** The answer to a patient-view without prefetch, or the explanation of it. */
  private JsonNode call(String path) throws IOException, InterruptedException {
    ObjectNode request = Running.MAPPER.createObjectNode();
    request.put("hook", "patient-view");
    request.put("hookInstance", "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea");
    request.put("fhirServer", RUNNING.fhirServer().toString());
    request.putObject("context").put("userId", "Practitioner/1").put("patientId", patient);
    HttpResponse<String> response =
        RUNNING.post(
            URI.create(RUNNING.url() + Running.SERVICE + path),
            "application/json",
            request.toString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Running.MAPPER.readTree(response.body());
  }

  /** The cards of patient-view. */
  JsonNode cards() throws IOException, InterruptedException {
    JsonNode response = call("");
    assertThat(response.has("extension")).as("nothing could not be obtained").isFalse();
    return response.path("cards");
  }

  /** What the explanation says of a rule. */
  JsonNode explained(String rule) throws IOException, InterruptedException {
    return call("/explain")
        .path("rules")
        .valueStream()
        .filter(each -> each.path("id").asString().equals(rule))
        .findFirst()
        .orElseThrow();
  }
}
