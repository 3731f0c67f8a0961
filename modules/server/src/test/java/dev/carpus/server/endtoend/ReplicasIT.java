package dev.carpus.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import dev.carpus.server.Eventually;
import dev.carpus.server.TokenKeys;
import dev.carpus.server.TokenMaker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two instances behind a round robin, over HTTP alone: what one was told the other knows, and calls
 * go on when one is gone.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasIT {
  private static final String ISSUER = "https://hospital.example";
  private static final String SERVICE = Running.SERVICE;
  private static final String FILMS = "36756-5";
  private static final int CALLERS = 4;
  private static final int CALLS_OF_EACH = 10;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ECKey key = TokenKeys.ec("hospital-1");
  private final RoundRobin door = new RoundRobin();
  private Replicas replicas;

  @BeforeAll
  void start() {
    replicas = Replicas.start(new ReplicaSettings(door.url(), ISSUER, key));
    for (int number = 0; number < Replicas.INSTANCES; number++) {
      URI health = URI.create(replicas.instance(number) + "/health");
      boolean _ = Eventually.see(Duration.ofMinutes(4), () -> isHealthy(health), up -> up);
    }
    door.to(replicas::instance);
  }

  @AfterAll
  void end() {
    if (replicas != null) {
      replicas.close();
    }
    door.close();
    http.close();
  }

  private boolean isHealthy(URI health) {
    try {
      return send(HttpRequest.newBuilder(health)).statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  @Test
  @Order(1)
  void ordersWhatItSuggestsAndAsksNoMore() throws IOException {
    String patient = newPatient();
    JsonNode card = cardThatSuggests(FILMS, cards(patient));
    ObjectNode order = (ObjectNode) card.at("/suggestions/0/actions/0/resource").deepCopy();

    transaction(order.put("status", "active"), "POST", "ServiceRequest");
    String accepted =
        "\"outcome\":\"accepted\",\"acceptedSuggestions\":[{\"id\":\"%s\"}]"
            .formatted(card.at("/suggestions/0/uuid").asString());
    assertThat(feedback(card, accepted).statusCode()).isEqualTo(200);

    for (int call = 0; call < 2 * Replicas.INSTANCES; call++) {
      assertThat(rules(cards(patient))).contains("P-61").doesNotContain("P-08");
    }
  }

  /** A round robin leads the second call to the other instance. */
  @Test
  @Order(2)
  void takesATokenOnceWhicheverInstanceItCameTo() throws IOException {
    String token = token(SERVICE);
    String body = body(newPatient());

    assertThat(post(SERVICE, body, token).statusCode()).isEqualTo(200);
    for (int call = 0; call < Replicas.INSTANCES; call++) {
      assertThat(post(SERVICE, body, token).statusCode()).isEqualTo(401);
    }
  }

  @Test
  @Order(3)
  void letsAdviceRestThatWasDismissedElsewhere() throws IOException {
    String patient = newPatient();
    JsonNode card = cardThatSuggests(FILMS, cards(patient));
    String dismissed =
        "\"outcome\":\"overridden\",\"overrideReason\":{\"reason\":%s}"
            .formatted(card.at("/overrideReasons/0"));

    assertThat(feedback(card, dismissed).statusCode()).isEqualTo(200);

    for (int call = 0; call < 2 * Replicas.INSTANCES; call++) {
      assertThat(rules(cards(patient))).contains("P-61").doesNotContain("P-08");
    }
  }

  @Test
  @Order(4)
  void goesOnWhenAnInstanceEndsWhileItIsCalled() throws Exception {
    String patient = newPatient();
    CountDownLatch half = new CountDownLatch(CALLERS * CALLS_OF_EACH / 2);
    AtomicInteger lost = new AtomicInteger();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int caller = 0; caller < CALLERS; caller++) {
        all.add(
            callers.submit(() -> {
              for (int call = 0; call < CALLS_OF_EACH; call++) {
                callAgainIfLost(patient, lost);
                half.countDown();
              }
              return null;
            }));
      }
      assertThat(half.await(2, TimeUnit.MINUTES)).as("half of the calls are answered").isTrue();
      replicas.kill(0);
      for (Future<?> caller : all) {
        caller.get(2, TimeUnit.MINUTES);
      }
    }
    assertThat(lost).as("calls that it took with it").hasValueLessThanOrEqualTo(CALLERS);
    assertThat(isHealthy(URI.create(replicas.instance(0) + "/health"))).isFalse();
  }

  /** As clients do: a call that got no answer is made again, with a token of its own. */
  private void callAgainIfLost(String patient, AtomicInteger lost) throws IOException {
    HttpResponse<String> answer = post(SERVICE, body(patient), token(SERVICE));
    if (answer.statusCode() == RoundRobin.LOST) {
      lost.incrementAndGet();
      answer = post(SERVICE, body(patient), token(SERVICE));
    }
    assertThat(rules(json(answer))).contains("P-08");
  }

  private String newPatient() throws IOException {
    String id = "replicas-" + UUID.randomUUID();
    String onset = LocalDate.now(ZoneOffset.UTC).minusDays(20).toString();
    transaction(
        Running.MAPPER.readTree(
            """
            {"resourceType": "Patient", "id": "%s", "gender": "female", "birthDate": "1981-08-14"}
            """
                .formatted(id)),
        "PUT",
        "Patient/" + id);
    transaction(
        Running.MAPPER.readTree(
            """
            {"resourceType": "Condition", "subject": {"reference": "Patient/%s"},
             "clinicalStatus": {"coding": [{"code": "active",
               "system": "http://terminology.hl7.org/CodeSystem/condition-clinical"}]},
             "code": {"coding": [{"system": "http://snomed.info/sct", "code": "424647005"}]},
             "bodySite": [{"coding": [{"system": "http://snomed.info/sct", "code": "85562004"},
               {"system": "http://snomed.info/sct", "code": "51440002"}]}],
             "onsetDateTime": "%s", "recordedDate": "%s"}
            """
                .formatted(id, onset, onset)),
        "POST",
        "Condition");
    return id;
  }

  private void transaction(JsonNode resource, String method, String url) throws IOException {
    ObjectNode bundle = Running.MAPPER.createObjectNode();
    bundle.put("resourceType", "Bundle").put("type", "transaction");
    ObjectNode entry = bundle.withArray("entry").addObject();
    entry.set("resource", resource);
    entry.putObject("request").put("method", method).put("url", url);
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(replicas.fhirServer())
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString(bundle.toString())));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private String body(String patient) {
    return """
    {"hook": "patient-view", "hookInstance": "%s", "fhirServer": "%s",
     "context": {"userId": "Practitioner/1", "patientId": "%s"}}
    """
        .formatted(UUID.randomUUID(), replicas.fhirServerOfInstances(), patient);
  }

  private JsonNode cards(String patient) throws IOException {
    return json(post(SERVICE, body(patient), token(SERVICE)));
  }

  private HttpResponse<String> feedback(JsonNode card, String outcome) throws IOException {
    String path = SERVICE + "/feedback";
    return post(
        path,
        "{\"feedback\":[{\"card\":\"%s\",\"outcomeTimestamp\":\"%s\",%s}]}"
            .formatted(card.path("uuid").asString(), Instant.now(), outcome),
        token(path));
  }

  private String token(String path) {
    return TokenMaker.of(key, ISSUER, door.url() + path, Instant.now()).token();
  }

  private HttpResponse<String> post(String path, String body, String token) throws IOException {
    return send(
        HttpRequest.newBuilder(door.url().resolve(path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IOException(ended);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Running.MAPPER.readTree(answer.body());
  }

  private static JsonNode cardThatSuggests(String code, JsonNode response) {
    return response
        .path("cards")
        .valueStream()
        .filter(card -> card.at("/suggestions/0/actions/0/resource/code").toString().contains(code))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> rules(JsonNode response) {
    List<String> rules = new ArrayList<>();
    for (JsonNode card : response.path("cards")) {
      card.at("/extension/dev.carpus.why/rules").forEach(rule -> rules.add(rule.asString()));
    }
    return rules;
  }
}
