package dev.carpus.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.carpus.server.FakeFhirServer;
import dev.carpus.server.HookBody;
import dev.carpus.server.Service;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Every row of decision table 1c, for a required search, a required read and an optional search.
 */
@DisplayName("R-063 to R-074: what a prefetch value means")
class PrefetchTableIT {
  private static final String MISSING = "(missing)";
  private static final String OUTCOME =
      """
      {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"timeout"}]}\
      """;
  private static final String WARNING =
      """
      {"resourceType":"OperationOutcome","issue":[{"severity":"warning","code":"informational"}]}\
      """;
  private static final String OTHER_PATIENT = HookBody.PATIENT.replace("\"p1\"", "\"p2\"");

  private static Service service;
  private static FakeFhirServer fhir;

  @BeforeAll
  static void start() {
    service = Service.start(Service.PATIENT);
    fhir = new FakeFhirServer();
  }

  @AfterAll
  static void stop() {
    service.close();
    fhir.close();
  }

  @BeforeEach
  void reset() {
    fhir.reset();
    fhir.on("page2", FakeFhirServer.json(HookBody.bundle(HookBody.CRAMPS)));
  }

  static Stream<Arguments> requiredSearch() {
    String cramps = HookBody.bundle(HookBody.CRAMPS);
    String mixed =
        """
        {"resourceType":"Bundle","type":"searchset","entry":[
          {"resource":%s,"search":{"mode":"match"}},
          {"resource":%s,"search":{"mode":"include"}},
          {"resource":%s,"search":{"mode":"outcome"}}]}\
        """
            .formatted(HookBody.CRAMPS, OTHER_PATIENT, WARNING);
    return Stream.of(
        arguments("key missing", MISSING, 200, 1, 3),
        arguments("null", "null", 200, 0, 0),
        arguments("searchset with the match", cramps, 200, 0, 3),
        arguments("searchset with matches, includes and outcomes", mixed, 200, 0, 3),
        arguments("searchset with total 0", HookBody.NOTHING, 200, 0, 0),
        arguments("searchset with no entries", HookBody.bundle(), 200, 0, 0),
        arguments("a resource in place of a searchset", HookBody.CRAMPS, 200, 0, 3),
        arguments("OperationOutcome", OUTCOME, 412, 0, 0),
        arguments(
            "searchset with an OperationOutcome",
            HookBody.bundle(HookBody.CRAMPS, OUTCOME),
            412,
            0,
            0),
        arguments("another resource type", HookBody.PATIENT, 200, 1, 3),
        arguments("searchset of another type only", HookBody.bundle(HookBody.PATIENT), 200, 1, 3),
        arguments(
            "searchset with another type besides",
            HookBody.bundle(HookBody.PATIENT, HookBody.CRAMPS),
            200,
            0,
            3),
        arguments("text", "\"123\"", 200, 1, 3),
        arguments("number", "4", 200, 1, 3),
        arguments("array", "[" + HookBody.CRAMPS + "]", 200, 1, 3),
        arguments("object without resourceType", "{\"id\":\"c1\"}", 200, 1, 3),
        arguments("true", "true", 200, 1, 3),
        arguments("fewer matches than the total", total(2, cramps), 200, 1, 3),
        arguments("as many matches as the total", total(1, cramps), 200, 0, 3),
        arguments("a count without its matches", total(1, HookBody.bundle()), 200, 1, 3),
        arguments("another Bundle", cramps.replace("searchset", "collection"), 200, 1, 3),
        arguments("history", cramps.replace("searchset", "history"), 200, 1, 3),
        arguments("Bundle without type", cramps.replace("\"type\":\"searchset\",", ""), 200, 0, 3),
        arguments("another patient's", cramps.replace("Patient/p1", "Patient/p2"), 412, 0, 0));
  }

  private static String total(int total, String bundle) {
    return bundle.replace("\"entry\"", "\"total\":" + total + ",\"entry\"");
  }

  @ParameterizedTest(name = "{0}: {2}, {3} queries, {4} cards")
  @MethodSource
  void requiredSearch(String row, String value, int status, int queries, int cards) {
    HttpResponse<String> response = service.call(body("conditions", value).fhirServer(fhir.base()));

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(fhir.seen()).hasSize(queries);
    assertThat(fhir.seen("Condition")).hasSize(queries);
    assertThat(Service.json(response).path("cards")).hasSize(cards);
  }

  static Stream<Arguments> requiredSearchWithoutFhirServer() {
    return Stream.of(
        arguments("key missing", MISSING, 412),
        arguments("null", "null", 200),
        arguments("searchset with the match", HookBody.bundle(HookBody.CRAMPS), 200),
        arguments("searchset with total 0", HookBody.NOTHING, 200),
        arguments(
            "searchset with a next link",
            HookBody.page("http://127.0.0.1:9/page2", HookBody.CRAMPS),
            412),
        arguments("OperationOutcome", OUTCOME, 412),
        arguments("another resource type", HookBody.PATIENT, 412),
        arguments("text", "\"123\"", 412));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource
  void requiredSearchWithoutFhirServer(String row, String value, int status) {
    assertThat(service.call(body("conditions", value)).statusCode()).isEqualTo(status);
  }

  static Stream<Arguments> requiredRead() {
    return Stream.of(
        arguments("key missing", MISSING, 200, 1, 3),
        arguments("null", "null", 200, 0, 0),
        arguments("the resource", HookBody.PATIENT, 200, 0, 3),
        arguments("Bundle that holds it", HookBody.bundle(HookBody.PATIENT), 200, 0, 3),
        arguments(
            "Bundle that holds it and another",
            HookBody.bundle(OTHER_PATIENT, HookBody.PATIENT),
            200,
            0,
            3),
        arguments("Bundle without entries", HookBody.NOTHING, 200, 0, 0),
        arguments("another patient", OTHER_PATIENT, 412, 0, 0),
        arguments(
            "a patient without id", HookBody.PATIENT.replace("\"id\":\"p1\",", ""), 412, 0, 0),
        arguments("OperationOutcome", OUTCOME, 412, 0, 0),
        arguments("another resource type", HookBody.CRAMPS, 200, 1, 3),
        arguments("text", "\"123\"", 200, 1, 3));
  }

  @ParameterizedTest(name = "{0}: {2}, {3} queries, {4} cards")
  @MethodSource
  void requiredRead(String row, String value, int status, int queries, int cards) {
    HttpResponse<String> response = service.call(body("patient", value).fhirServer(fhir.base()));

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(fhir.seen()).hasSize(queries);
    assertThat(fhir.seen("Patient")).hasSize(queries);
    assertThat(Service.json(response).path("cards")).hasSize(cards);
  }

  static Stream<Arguments> optionalSearchWithoutFhirServer() {
    String report = "{\"resourceType\":\"DiagnosticReport\",\"id\":\"r1\",\"status\":\"final\"}";
    return Stream.of(
        arguments("key missing", MISSING, true),
        arguments("null", "null", false),
        arguments("searchset with a match", HookBody.bundle(report), false),
        arguments("searchset with total 0", HookBody.NOTHING, false),
        arguments("a resource in place of a searchset", report, false),
        arguments(
            "searchset with a next link", HookBody.page("http://127.0.0.1:9/page2", report), true),
        arguments("OperationOutcome", OUTCOME, true),
        arguments("another resource type", HookBody.PATIENT, true),
        arguments("text", "\"123\"", true));
  }

  /** what is not required never gives 412; the answer says that it is incomplete. */
  @ParameterizedTest(name = "{0}: incomplete {2}")
  @MethodSource
  void optionalSearchWithoutFhirServer(String row, String value, boolean isIncomplete) {
    HttpResponse<String> response = service.call(body("diagnosticReports", value));

    assertThat(response.statusCode()).isEqualTo(200);
    List<String> keys = isIncomplete ? List.of("diagnosticReports") : List.of();
    assertThat(incompleteKeys(response)).isEqualTo(keys);
  }

  /** */
  @Test
  void ignoresKeysThatWereNeverPublished() {
    HookBody body = HookBody.full().with("secrets", "\"x\"").with("medications", HookBody.PATIENT);

    assertThat(service.rules(body)).isEqualTo(Service.NEW_CRAMPS);
  }

  @Test
  void knowsThatThereIsNothingToAskForWithoutAnEncounterInTheContext() {
    HttpResponse<String> response =
        service.call(HookBody.full().without("encounter").fhirServer(fhir.base()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(fhir.seen()).isEmpty();
    assertThat(incompleteKeys(response)).isEmpty();
  }

  @Test
  void asksForTheEncounterThatTheContextNames() {
    fhir.on("Encounter", FakeFhirServer.json("{\"resourceType\":\"Encounter\",\"id\":\"e1\"}"));

    HttpResponse<String> response =
        service.call(HookBody.full().encounter("e1").without("encounter").fhirServer(fhir.base()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(fhir.seen()).extracting(FakeFhirServer.Seen::path).containsExactly("/Encounter/e1");
  }

  private static HookBody body(String key, String value) {
    HookBody body = HookBody.full();
    return value.equals(MISSING) ? body.without(key) : body.with(key, value);
  }

  private static List<String> incompleteKeys(HttpResponse<String> response) {
    List<String> keys = new ArrayList<>();
    for (JsonNode missing :
        Service.json(response).path("extension").path("dev.carpus.incomplete").path("missing")) {
      keys.add(missing.path("key").asString());
    }
    return keys;
  }
}
