package dev.carpus.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import dev.carpus.server.FakeKeyServer;
import dev.carpus.server.Service;
import dev.carpus.server.TokenKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the public CDS Hooks sandbox client sends, against a trusted service and a FHIR server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxClientIT {
  private static final Running RUNNING = Running.get();
  private static final String MRI =
      """
      "draftOrders": {"resourceType": "Bundle", "entry": [{"resource": {
        "resourceType": "ServiceRequest", "id": "request-123", "status": "draft", "intent": "order",
        "code": {"coding": [{"system": "http://loinc.org", "code": "69179-0"}]},
        "subject": {"reference": "Patient/client-p1"}}}]}
      """;

  private final ECKey key = TokenKeys.ec("sandbox");
  private final FakeKeyServer keys = new FakeKeyServer().publish(key);
  private String base = "";
  private Service service;
  private SandboxClient client;
  private String patient = "";

  @BeforeAll
  void startTrusted() throws IOException, InterruptedException {
    int port = Service.freePort();
    base = "http://127.0.0.1:" + port;
    service =
        Service.startAsConfigured(
            """
            carpus:
              public-url: %1$s
              port: %2$d
              management: {port: 0}
              content: {serve-unapproved: true}
              retrieval: {deadline: 60s}
              trust:
                clients:
                  - name: sandbox
                    issuer: %3$s
                    jku: %4$s
                    algorithms: [ES384]
                    fhir-servers: ["%5$s"]
                    origins: ["%6$s"]
            """
                .formatted(
                    base,
                    port,
                    SandboxClient.ISSUER,
                    keys.url(),
                    RUNNING.fhirServer(),
                    SandboxClient.ORIGIN));
    client = new SandboxClient(RUNNING.fhirServer(), key, keys.url());
    for (String hook : List.of("patient-view", "order-select", "order-sign")) {
      client.discover(base + "/" + hook + "/cds-services");
    }
    patient = CaseOnServer.put("v-01", "client-").patient();
  }

  @AfterAll
  void end() {
    service.close();
    keys.close();
  }

  @Test
  void tellsTheHooksApartByTheirUrls() {
    assertThat(client.services()).hasSize(3);
    client
        .services()
        .forEach((url, each) ->
            assertThat(url).isEqualTo(base + "/" + each.path("hook").asString() + Running.SERVICE));
  }

  /** As the specification says: one discovery lists all three. */
  @Test
  void listsAllHooksAtTheUsualUrl() throws Exception {
    SandboxClient other = new SandboxClient(RUNNING.fhirServer(), key, keys.url());
    other.discover(base + "/cds-services");

    assertThat(other.services()).containsOnlyKeys(base + Running.SERVICE);
  }

  @Test
  void showsCardsWhenAPatientIsOpened() throws Exception {
    JsonNode response = json(client.fire("patient-view", patient, ""));

    assertThat(rules(response)).contains("P-02", "P-08", "P-61");
    assertThat(response.path("extension").has("dev.carpus.incomplete")).isFalse();
  }

  @Test
  void judgesWhatIsSelectedAndWhatIsSigned() throws Exception {
    String selection = "\"selections\": [\"ServiceRequest/request-123\"], " + MRI;

    assertThat(rules(json(client.fire("order-select", patient, selection)))).containsOnly("P-12");
    assertThat(rules(json(client.fire("order-sign", patient, MRI)))).containsOnly("P-12");
  }

  @ParameterizedTest
  @ValueSource(strings = {"patient-view", "order-sign"})
  void takesWhatBecameOfCards(String hook) throws Exception {
    JsonNode card =
        json(client.fire(hook, patient, hook.equals("order-sign") ? MRI : ""))
            .path("cards")
            .valueStream()
            .filter(each -> each.has("suggestions"))
            .findFirst()
            .orElseThrow();
    String url = base + "/" + hook + Running.SERVICE;
    String told = "{\"card\":\"%s\",\"outcomeTimestamp\":\"2026-11-22T12:00:00Z\",%s}";
    String uuid = card.path("uuid").asString();

    String accepted =
        "\"outcome\":\"accepted\",\"acceptedSuggestions\":[{\"id\":\"%s\"}]"
            .formatted(card.at("/suggestions/0/uuid").asString());
    assertThat(client.feedback(url, told.formatted(uuid, accepted)).statusCode()).isEqualTo(200);
    String dismissed = "\"outcome\":\"overridden\"";
    assertThat(client.feedback(url, told.formatted(uuid, dismissed)).statusCode()).isEqualTo(200);
    String reason =
        dismissed + ",\"overrideReason\":{\"reason\":%s}".formatted(card.at("/overrideReasons/0"));
    assertThat(client.feedback(url, told.formatted(uuid, reason)).statusCode()).isEqualTo(200);
  }

  @Test
  void writesNoHtmlIntoDetails() throws Exception {
    for (JsonNode card : json(client.fire("patient-view", patient, "")).path("cards")) {
      assertThat(card.path("detail").asString()).doesNotContainPattern("<[a-zA-Z/!]");
    }
  }

  /** The view of a hook is of that hook alone. */
  @Test
  void takesNoOtherHookByTheUrlOfOne() throws Exception {
    SandboxClient other = new SandboxClient(RUNNING.fhirServer(), key, keys.url());
    other.discover(base + "/order-sign/cds-services");
    assertThat(other.services().values())
        .extracting(each -> each.path("hook").asString())
        .containsExactly("order-sign");

    assertThat(service.get("/order-sign/cds-services").statusCode()).isEqualTo(401);
    assertThat(service.get("/patient-views/cds-services").statusCode()).isEqualTo(401);
  }

  /** What it asks of a FHIR server at its start. */
  @ParameterizedTest
  @ValueSource(
      strings = {"metadata", "Patient", "Patient/hand-cramps", "Condition?patient=hand-cramps"})
  void findsTheFhirServer(String query) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(RUNNING.fhirServer() + "/" + query))
                  .header("Accept", "application/json+fhir")
                  .header("Origin", SandboxClient.ORIGIN)
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(SandboxClient.allowed(answer)).contains(SandboxClient.ORIGIN);
      assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("json");
    }
  }

  /** An open service ignores the token that it cannot check. */
  @Test
  void worksWithADemoAsItIs() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(RUNNING.url() + "/order-sign" + Running.SERVICE))
                    .header("Content-Type", "application/json")
                    .header("Origin", SandboxClient.ORIGIN)
                    .header("Authorization", "Bearer not.a.token")
                    .POST(
                        BodyPublishers.ofString(
                            """
                            {"hook": "order-sign", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
                             "fhirServer": "%s", "context": {"patientId": "%s",
                             "userId": "Practitioner/COREPRACTITIONER1", %s}}
                            """
                                .formatted(RUNNING.fhirServer(), patient, MRI)))
                    .build(),
                BodyHandlers.ofString());

    assertThat(SandboxClient.allowed(answer)).contains(SandboxClient.ORIGIN);
    assertThat(rules(json(answer))).containsOnly("P-12");
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Running.MAPPER.readTree(answer.body());
  }

  private static List<String> rules(JsonNode response) {
    List<String> rules = new ArrayList<>();
    for (JsonNode card : response.path("cards")) {
      card.at("/extension/dev.carpus.why/rules").forEach(rule -> rules.add(rule.asString()));
    }
    return rules;
  }
}
