package dev.carpus.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The hook, against a real FHIR server. */
class PatientViewIT {
  private static final Running RUNNING = Running.get();

  private static Map<String, String> templates() throws IOException, InterruptedException {
    JsonNode services =
        Running.MAPPER
            .readTree(RUNNING.get(URI.create(RUNNING.url() + "/cds-services")).body())
            .path("services");
    return Running.MAPPER.convertValue(
        services.get(0).path("prefetch"),
        Running.MAPPER
            .getTypeFactory()
            .constructMapType(LinkedHashMap.class, String.class, String.class));
  }

  /** A request without prefetch. */
  private static ObjectNode request(String patient) {
    ObjectNode request = Running.MAPPER.createObjectNode();
    request.put("hook", "patient-view");
    request.put("hookInstance", "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea");
    request.put("fhirServer", RUNNING.fhirServer().toString());
    request.putObject("context").put("userId", "Practitioner/1").put("patientId", patient);
    return request;
  }

  /** A request with the prefetch of every template that can be filled. */
  private static ObjectNode prefetched(String patient) throws IOException, InterruptedException {
    ObjectNode request = request(patient);
    ObjectNode prefetch = request.putObject("prefetch");
    for (Map.Entry<String, String> template : templates().entrySet()) {
      String query = template.getValue().replace("{{context.patientId}}", patient);
      if (!query.contains("{{")) {
        prefetch.set(template.getKey(), RUNNING.fhir(query));
      }
    }
    return request;
  }

  /** The answer, uuids and authoredOn aside. */
  private static String cards(ObjectNode request) throws IOException, InterruptedException {
    HttpResponse<String> response = RUNNING.fire(request.toString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response
        .body()
        .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "UUID")
        .replaceAll("\"authoredOn\":\"[^\"]*\"", "\"authoredOn\":\"WHEN\"");
  }

  /** The card about films. */
  private static Optional<JsonNode> films(String patient) throws IOException, InterruptedException {
    return Running.MAPPER
        .readTree(cards(request(patient)))
        .path("cards")
        .valueStream()
        .filter(card -> rules(card).contains("P-08"))
        .findFirst();
  }

  private static List<String> rules(JsonNode card) {
    return card.at("/extension/dev.carpus.why/rules")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }

  /** */
  @ParameterizedTest
  @ValueSource(
      strings = {"hand-cramps", "hand-cramps-icd", "many-results", "films-done", "pregnant"})
  void givesTheSameBytesHoweverTheDataCame(String patient)
      throws IOException, InterruptedException {
    ObjectNode full = prefetched(patient);
    String expected = cards(full);
    assertThat(cards(request(patient))).isEqualTo(expected);
    for (String key : List.copyOf(full.path("prefetch").propertyNames())) {
      ObjectNode partial = full.deepCopy();
      ((ObjectNode) partial.path("prefetch")).remove(key);
      assertThat(cards(partial)).as("without " + key).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hand-cramps", "hand-cramps-icd", "eighteen-today", "many-results"})
  void suggestsFilmsOfThreeViewsToThoseWhoseHandsCramp(String patient)
      throws IOException, InterruptedException {
    JsonNode card = films(patient).orElseThrow();
    assertThat(rules(card)).containsExactly("P-08", "P-09", "P-11");
    JsonNode order = card.at("/suggestions/0/actions/0/resource");
    assertThat(order.at("/code/coding/0/code").asString()).isEqualTo("36756-5");
    assertThat(order.at("/code/text").asString()).contains("posteroanterior, lateral and oblique");
  }

  @ParameterizedTest
  @ValueSource(strings = {"right-hand-only", "seventeen", "resolved-cramps", "refuted-cramps"})
  void hasNoCardForTheOthers(String patient) throws IOException, InterruptedException {
    assertThat(cards(request(patient))).isEqualTo("{\"cards\":[]}");
  }

  /** Each patient's cards, each as its indicator and its rules. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "hand-cramps: info P-02 P-04 P-06, info P-08 P-09 P-11, info P-61",
        "hand-cramps-icd: info P-02 P-04 P-06, info P-08 P-09 P-11, info P-61 P-31",
        "eighteen-today: info P-02 P-04 P-06, info P-08 P-09 P-11, info P-61",
        "many-results: info P-02 P-04 P-06, info P-08 P-09 P-11, info P-61",
        "films-done: info P-02 P-04 P-06, info P-61",
        "films-ordered: info P-02 P-04 P-06, info P-61",
        "pregnant: info P-02 P-04 P-06, info P-13, info P-61"
      })
  void hasTheCardsOfEachStory(String patient, String expected)
      throws IOException, InterruptedException {
    String seen =
        Running.MAPPER
            .readTree(cards(request(patient)))
            .path("cards")
            .valueStream()
            .map(card -> card.path("indicator").asString() + " " + String.join(" ", rules(card)))
            .collect(Collectors.joining(", "));
    assertThat(seen).isEqualTo(expected);
  }

  static Stream<String> synthea() throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    for (JsonNode entry : RUNNING.fhir("Patient?_count=200").path("entry")) {
      String id = entry.at("/resource/id").asString();
      if (id.matches("[0-9a-f]{8}-.*")) {
        ids.add(id);
      }
    }
    assertThat(ids).hasSizeGreaterThanOrEqualTo(3);
    return ids.stream();
  }

  @ParameterizedTest
  @MethodSource("synthea")
  void hasNoCardForGeneratedPatients(String patient) throws IOException, InterruptedException {
    assertThat(cards(request(patient))).isEqualTo("{\"cards\":[]}");
    assertThat(cards(prefetched(patient))).isEqualTo("{\"cards\":[]}");
  }

  /** never an empty list of cards. */
  @Test
  void answers412WhereTheFhirServerIsGoneAndGoesOnAnswering()
      throws IOException, InterruptedException {
    ObjectNode gone = request("hand-cramps");
    gone.put("fhirServer", "http://127.0.0.1:1/fhir");
    HttpResponse<String> response = RUNNING.fire(gone.toString());
    assertThat(response.statusCode()).isEqualTo(412);
    JsonNode outcome = Running.MAPPER.readTree(response.body());
    assertThat(outcome.path("resourceType").asString()).isEqualTo("OperationOutcome");
    assertThat(response.body())
        .contains("patient could not be obtained", "conditions could not be obtained")
        .doesNotContain("Exception");
    assertThat(films("hand-cramps")).isPresent();
  }

  @Test
  void answers412ForAPatientThatTheServerDoesNotKnow() throws IOException, InterruptedException {
    assertThat(RUNNING.fire(request("nobody-here").toString()).statusCode()).isEqualTo(412);
  }

  /** The suggestion really orders: a real server takes it, and the hook knows of it. */
  @Test
  void doesNotAskAgainForWhatWasAccepted() throws IOException, InterruptedException {
    JsonNode order = films("eighteen-today").orElseThrow().at("/suggestions/0/actions/0/resource");
    ObjectNode resource = (ObjectNode) order.deepCopy();
    resource.put("id", "accepted-order");
    resource.put("authoredOn", Instant.now().toString());
    ObjectNode transaction = Running.MAPPER.createObjectNode();
    transaction.put("resourceType", "Bundle").put("type", "transaction");
    ObjectNode entry = transaction.putArray("entry").addObject();
    entry.set("resource", resource);
    entry.putObject("request").put("method", "PUT").put("url", "ServiceRequest/accepted-order");
    HttpResponse<String> accepted =
        RUNNING.post(RUNNING.fhirServer(), "application/fhir+json", transaction.toString());
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
    try {
      assertThat(films("eighteen-today")).isEmpty();
    } finally {
      String revoked = transaction.toString().replace("\"draft\"", "\"revoked\"");
      assertThat(RUNNING.post(RUNNING.fhirServer(), "application/fhir+json", revoked).statusCode())
          .isEqualTo(200);
    }
    assertThat(films("eighteen-today")).isPresent();
  }
}
