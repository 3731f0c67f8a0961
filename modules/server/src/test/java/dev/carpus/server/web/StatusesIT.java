package dev.carpus.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.BreakableClock;
import dev.carpus.server.HookBody;
import dev.carpus.server.Service;
import dev.carpus.server.SiteContent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every status of table 1d, and the body of each that is no 200. */
@DisplayName("R-099, R-100: an OperationOutcome for everything that goes wrong")
class StatusesIT {
  private static final String PATH = "/cds-services/" + Service.ID;
  private static final String PLAN = Service.ID + "/PlanDefinition-bilateral-hand-cramping.json";
  private static final int MOST = 64 * 1024;

  @TempDir private Path folder = Path.of("");

  private static Service service;

  @BeforeAll
  static void start() {
    service = Service.start(Service.PATIENT + "\ncarpus.limits.body: 64KB\n");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @AfterEach
  void goesOnAnswering() {
    assertThat(service.call(HookBody.full()).statusCode()).isEqualTo(200);
  }

  /** */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "{\n  \"hook\": \"patient-view\",\n}",
        "{ // comment\n }",
        "[]",
        "{\"hook\":\"patient-view\"} {}"
      })
  void saysWhereTheBodyIsNoJson(String body) {
    HttpResponse<String> response = service.post(PATH, body);

    assertOutcome(response, 400, "structure");
    assertThat(diagnostics(response)).containsPattern("line \\d+, column \\d+");
  }

  /** */
  @Test
  void saysEverythingThatIsWrongInTheBodyAtOnce() {
    HttpResponse<String> response =
        service.post(
            PATH,
            """
            {"hook":"patient-view","hookInstance":"1","context":{"userId":"u1"},
             "fhirServer":"http://127.0.0.1/fhir",
             "fhirAuthorization":{"access_token":"t","token_type":"MAC","expires_in":1,"scope":"s","subject":"c"}}
            """);

    assertOutcome(response, 400, "invalid");
    List<String> locations = new ArrayList<>();
    for (JsonNode issue : Service.json(response).path("issue")) {
      String location = issue.path("location").path(0).asString();
      assertThat(issue.path("diagnostics").asString()).startsWith(location + ": ");
      locations.add(location);
    }
    assertThat(locations)
        .containsExactlyInAnyOrder(
            "/hookInstance",
            "/context/userId",
            "/context/patientId",
            "/fhirAuthorization/token_type");
  }

  /** */
  @Test
  void refusesATokenWithoutAServer() {
    HttpResponse<String> response = service.call(HookBody.full().token("StatusesToken", 300));

    assertOutcome(response, 400, "invalid");
    assertThat(diagnostics(response)).contains("/fhirServer");
  }

  /** */
  @Test
  void refusesATokenForAnotherPatient() {
    HttpResponse<String> response =
        service.call(
            HookBody.full()
                .member("fhirServer", "\"http://127.0.0.1/fhir\"")
                .member(
                    "fhirAuthorization",
                    """
                    {"access_token":"t","token_type":"Bearer","expires_in":1,"scope":"s",
                     "subject":"c","patient":"p2"}\
                    """));

    assertOutcome(response, 400, "invalid");
    assertThat(diagnostics(response)).contains("/fhirAuthorization/patient");
  }

  /** */
  @ParameterizedTest
  @ValueSource(strings = {"/cds-services/unknown", "/cds-services/unknown/explain"})
  void knowsNoOtherService(String path) {
    assertOutcome(service.post(path, HookBody.full().json()), 404, "not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/", "/cds-services/", "/chart", "/error"})
  void knowsNoOtherAddress(String path) {
    assertOutcome(service.post(path, "{}"), 404, "not-found");
    assertOutcome(service.get(path), 404, "not-found");
  }

  /** */
  @Test
  void refusesAHookThatTheServiceDoesNotAnswerTo() {
    String triggers = "\"order-sign\"";
    try (Service other =
        Service.start(
            Service.PATIENT,
            SiteContent.below(folder).edit(PLAN, triggers, "\"order-select\"").folder(),
            Optional.empty(),
            InstantSource.fixed(Service.AT))) {
      HttpResponse<String> response = other.call(HookBody.full().orderSign());

      assertOutcome(response, 400, "not-supported");
      assertThat(diagnostics(response))
          .contains("/hook", "patient-view", "order-select")
          .doesNotContain("order-sign");
    }
  }

  /** a hook that is answered, asked without the data that it needs. */
  @Test
  void answersEveryHookThatIsAnnounced() {
    assertOutcome(service.call(HookBody.empty().orderSign()), 412, "incomplete");
    assertOutcome(
        service.call(
            HookBody.empty()
                .orderSelect(
                    List.of("ServiceRequest/d1"),
                    "{\"resourceType\":\"ServiceRequest\",\"id\":\"d1\"}")),
        412,
        "incomplete");
  }

  /** */
  @Test
  void namesEachMissingKeyAndWhatToSend() {
    HttpResponse<String> response = service.call(HookBody.empty());

    assertOutcome(response, 412, "incomplete");
    assertThat(Service.json(response).path("issue")).hasSize(2);
    assertThat(diagnostics(response))
        .contains(
            "patient could not be obtained",
            "Patient/{{context.patientId}}",
            "conditions could not be obtained",
            "Condition?patient={{context.patientId}}",
            "fhirServer")
        .doesNotContain("p1");
  }

  /** a failure is no empty list of cards, and tells nothing of the inside. */
  @Test
  void failsWhereTheServiceIsBroken() {
    BreakableClock clock = new BreakableClock();
    try (Service broken = Service.start(Service.PATIENT, Optional.empty(), clock)) {
      clock.breakDown();
      HttpResponse<String> response =
          broken.call(HookBody.full(), "Origin", "http://localhost:3000");

      assertOutcome(response, 500, "exception");
      assertThat(diagnostics(response)).containsPattern("under [0-9a-f-]{36}\\.");
      assertThat(response.body())
          .doesNotContain(BreakableClock.SECRET, "Exception", "dev.carpus", "at ");
      assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
          .contains("http://localhost:3000");
    }
  }

  /** */
  @Test
  void refusesADraftThatNobodyCanRead() {
    HttpResponse<String> response =
        service.call(HookBody.full().orderSign(HookBody.UNREADABLE_ORDER));

    assertOutcome(response, 400, "invalid");
    assertThat(diagnostics(response)).contains("/context/draftOrders", "FHIR R4");
    assertThat(response.body()).doesNotContain("SECRET");
  }

  /** what is no FHIR counts as not obtained. */
  @Test
  void countsAResourceThatNobodyCanReadAsNotObtained() {
    String conditions = HookBody.bundle(HookBody.CRAMPS, HookBody.UNREADABLE);

    HttpResponse<String> required = service.call(HookBody.full().with("conditions", conditions));
    HttpResponse<String> optional =
        service.call(
            HookBody.full().with("procedures", HookBody.bundle(HookBody.unreadable("Procedure"))));

    HttpResponse<String> included =
        service.call(
            HookBody.full()
                .with(
                    "medicationRequests",
                    HookBody.bundle(
                        "{\"resourceType\":\"MedicationRequest\",\"id\":\"m1\",\"status\":\"active\",\"intent\":\"order\"}",
                        HookBody.unreadable("Medication"))));

    assertThat(included.statusCode()).isEqualTo(200);
    assertThat(included.body()).contains("dev.carpus.incomplete", "medicationRequests");
    assertOutcome(required, 412, "incomplete");
    assertThat(diagnostics(required)).contains("conditions", "not FHIR R4 JSON");
    assertThat(optional.statusCode()).isEqualTo(200);
    assertThat(optional.body()).contains("dev.carpus.incomplete", "procedures");
    assertThat(required.body() + optional.body()).doesNotContain("SECRET");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "GET, /cds-services/bilateral-hand-cramping, POST",
    "PUT, /cds-services/bilateral-hand-cramping, POST",
    "DELETE, /cds-services/bilateral-hand-cramping/explain, POST",
    "POST, /cds-services, GET",
    "POST, /health, GET",
    "PATCH, /pathways/bilateral-hand-cramping, GET"
  })
  void namesTheMethodsOfAnAddress(String method, String path, String allowed) {
    HttpResponse<String> response =
        service.send(
            service
                .request(path, "Content-Type", "application/json")
                .method(method, BodyPublishers.ofString("{}")));

    assertOutcome(response, 405, "not-supported");
    assertThat(response.headers().firstValue("Allow")).contains(allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "image/png", "nonsense"})
  void answersNoOtherTypeThanItHas(String accept) {
    assertOutcome(service.get("/cds-services", "Accept", accept), 406, "not-supported");
    assertOutcome(
        service.post(PATH, HookBody.full().json(), "Accept", accept), 406, "not-supported");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "application/json, text/plain, */*", "*/*", "application/*"})
  void answersEveryTypeThatItsOwnIsOneOf(String accept) {
    assertThat(service.post(PATH, HookBody.full().json(), "Accept", accept).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/fhir+json",
        "nonsense"
      })
  void readsJsonOnly(String type) {
    HttpResponse<String> response =
        service.send(
            service
                .request(PATH, "Content-Type", type)
                .POST(BodyPublishers.ofString(HookBody.full().json())));

    assertOutcome(response, 415, "not-supported");
    assertThat(diagnostics(response)).contains("application/json");
  }

  @Test
  void readsNoBodyWithoutAType() {
    assertOutcome(
        service.send(service.request(PATH).POST(BodyPublishers.ofString("{}"))),
        415,
        "not-supported");
  }

  @Test
  void readsJsonWithItsCharset() {
    HttpResponse<String> response =
        service.send(
            service
                .request(PATH, "Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(HookBody.full().json())));

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void readsABodyUpToItsLimitAndNoByteMore() {
    String body = HookBody.full().json();
    String largest = body + " ".repeat(MOST - body.getBytes(UTF_8).length);

    assertThat(service.post(PATH, largest).statusCode()).isEqualTo(200);
    assertOutcome(service.post(PATH, largest + " "), 413, "too-long");
  }

  @Test
  void readsABodyOfUnknownLengthUpToItsLimit() {
    byte[] body = HookBody.full().json().getBytes(UTF_8);
    byte[] tooLarge = new byte[MOST + 1];

    assertThat(chunked(body).statusCode()).isEqualTo(200);
    assertOutcome(chunked(tooLarge), 413, "too-long");
  }

  private static HttpResponse<String> chunked(byte[] body) {
    return service.send(
        service
            .request(PATH, "Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArrays(List.of(body))));
  }

  /** Addresses that Tomcat refuses before any route is asked. */
  @ParameterizedTest
  @ValueSource(strings = {"/cds-services/%zz", "/a%2fb", "/a%00b", "/a|b"})
  void answersAddressesThatAreNone(String path) throws IOException {
    String response = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

    assertThat(response).startsWith("HTTP/1.1 400").doesNotContain("html", "Exception", "Tomcat");
  }

  @Test
  void answersABodyThatBreaksOff() throws IOException {
    String response =
        raw(
            "POST "
                + PATH
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 100\r\n\r\n{\"hook\"");

    assertThat(response).startsWith("HTTP/1.1 400").contains("OperationOutcome");
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static void assertOutcome(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/fhir+json");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    JsonNode outcome = Service.json(response);
    assertThat(outcome.path("resourceType").asString()).isEqualTo("OperationOutcome");
    assertThat(outcome.path("issue")).isNotEmpty();
    for (JsonNode issue : outcome.path("issue")) {
      assertThat(issue.path("severity").asString()).isEqualTo("error");
      assertThat(issue.path("code").asString()).isEqualTo(code);
      assertThat(issue.path("diagnostics").asString()).isNotBlank();
    }
  }

  private static String diagnostics(HttpResponse<String> response) {
    List<String> lines = new ArrayList<>();
    for (JsonNode issue : Service.json(response).path("issue")) {
      lines.add(issue.path("diagnostics").asString());
    }
    return String.join("\n", lines);
  }
}
