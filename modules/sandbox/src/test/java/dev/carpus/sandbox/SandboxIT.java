package dev.carpus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The packaged sandbox on a free port, with its database in memory. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SandboxIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private final SandboxProcess sandbox;
  private List<Integer> healthOnTheWay = List.of();

  SandboxIT(@TempDir Path folder) throws IOException {
    port = SandboxProcess.freePort();
    sandbox = SandboxProcess.start(folder.resolve("output"), "--port=" + port);
  }

  @BeforeAll
  void waitUntilHealthy() throws InterruptedException {
    healthOnTheWay = sandbox.untilHealthy(http, uri("/health"));
  }

  @AfterAll
  void endProcess() {
    sandbox.kill();
    http.close();
  }

  @Test
  void isHealthyOnlyWhenAllSamplePatientsAreThere() throws Exception {
    assertThat(healthOnTheWay).containsOnlyOnce(200).startsWith(503).endsWith(200);
    assertThat(JSON.readTree(get("/health").body()))
        .isEqualTo(
            JSON.readTree(
                "{\"status\":\"UP\",\"patients\":" + SamplePatients.index().size() + "}"));
    assertThat(ids(search("/fhir/Patient?_count=200")))
        .containsExactlyInAnyOrderElementsOf(
            SamplePatients.index().stream().map(SamplePatient::id).toList());
  }

  @Test
  void showsThePatientsStoryAsATag() throws Exception {
    JsonNode tags = JSON.readTree(get("/fhir/Patient/hand-cramps").body()).at("/meta/tag");

    assertThat(tags)
        .anySatisfy(tag -> {
          assertThat(tag.path("system").asText()).isEqualTo(PutTransaction.STORY_SYSTEM);
          assertThat(tag.path("code").asText()).isEqualTo("hand-cramps");
          assertThat(tag.path("display").asText()).startsWith("Woman of 45");
        })
        .anySatisfy(tag -> {
          assertThat(tag.path("system").asText()).isEqualTo(PutTransaction.ORIGIN_SYSTEM);
          assertThat(tag.path("code").asText()).isEqualTo("hand-made");
        });
  }

  @Test
  void filtersBySearchParameters() throws Exception {
    assertThat(ids(search("/fhir/Condition?patient=right-hand-only")))
        .containsExactlyInAnyOrder("right-hand-only-cramp", "right-hand-only-pain");
    assertThat(
            ids(
                search(
                    "/fhir/Condition?patient=right-hand-only"
                        + "&code=http://snomed.info/sct%7C53057004")))
        .containsExactly("right-hand-only-pain");
    assertThat(ids(search("/fhir/Condition?patient=nobody"))).isEmpty();
    assertThat(ids(search("/fhir/ServiceRequest?patient=films-ordered&status=active")))
        .containsExactly("films-ordered-films");
    assertThat(ids(search("/fhir/ServiceRequest?patient=films-ordered&status=completed")))
        .isEmpty();
  }

  @Test
  void searchesByPost() throws Exception {
    HttpResponse<String> answer =
        send(
            request("/fhir/Condition/_search")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json+fhir")
                .POST(BodyPublishers.ofString("patient=hand-cramps")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(ids(JSON.readTree(answer.body()))).containsExactly("hand-cramps-cramp");
  }

  @Test
  void leadsThroughAllPagesByNextLinks() throws Exception {
    List<String> found = new ArrayList<>();
    int pages = 0;
    Optional<String> next = Optional.of("/fhir/Observation?patient=many-results&_count=20");
    while (next.isPresent()) {
      JsonNode page = search(next.get());
      assertThat(page.path("entry").size()).isBetween(1, 20);
      found.addAll(ids(page));
      pages++;
      next = nextPage(page);
    }

    assertThat(pages).isEqualTo(4);
    assertThat(found).hasSize(66).doesNotHaveDuplicates();
    assertThat(found).allMatch(id -> id.startsWith("many-results-"));
  }

  @Test
  void pagesWithoutBeingAsked() throws Exception {
    JsonNode page = search("/fhir/Observation?patient=many-results");

    assertThat(page.path("entry").size()).isLessThan(66);
    assertThat(nextPage(page)).isPresent();
  }

  @Test
  void answersPreflightsOfLoopbackPagesAndOfNoOthers() throws Exception {
    for (String origin : List.of("http://127.0.0.1:8080", "http://localhost:3000")) {
      HttpResponse<String> answer = preflight(origin);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(origin);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
          .contains("POST");
      assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
          .contains("authorization", "content-type");
    }
    for (String origin : List.of("http://localhost.example:80", "https://example.org", "null")) {
      HttpResponse<String> answer = preflight(origin);
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @Test
  void acceptsATransactionAndGivesServerIdsAsUuids() throws Exception {
    HttpResponse<String> answer =
        post(
            "/fhir/",
            """
            {"resourceType": "Bundle", "type": "transaction", "entry": [
              {"resource": {"resourceType": "ServiceRequest", "status": "draft", "intent": "order",
                 "code": {"coding": [{"system": "http://loinc.org", "code": "2823-3"}]},
                 "subject": {"reference": "Patient/films-done"},
                 "requester": {"reference": "Practitioner/COREPRACTITIONER1"}},
               "request": {"method": "POST", "url": "ServiceRequest"}}]}
            """);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()).at("/entry/0/response/location").asText())
        .matches("ServiceRequest/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/_history/1");
    assertThat(ids(search("/fhir/ServiceRequest?patient=films-done&status=draft"))).hasSize(1);
  }

  @Test
  void seesANewResourceInTheVeryNextSearch() throws Exception {
    String query = "/fhir/Condition?patient=pregnant&clinical-status=inactive";
    assertThat(ids(search(query))).isEmpty();

    HttpResponse<String> answer =
        send(
            request("/fhir/Condition/pregnant-new")
                .header("Content-Type", "application/fhir+json")
                .PUT(
                    BodyPublishers.ofString(
                        """
                        {"resourceType": "Condition", "id": "pregnant-new",
                         "clinicalStatus": {"coding": [{"code": "inactive", "system":
                           "http://terminology.hl7.org/CodeSystem/condition-clinical"}]},
                         "subject": {"reference": "Patient/pregnant"}}
                        """)));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(ids(search(query))).containsExactly("pregnant-new");
  }

  @Test
  void expandsAValueSetThatIsPosted() throws Exception {
    HttpResponse<String> answer =
        post(
            "/fhir/ValueSet/$expand",
            """
            {"resourceType": "Parameters", "parameter": [{"name": "valueSet", "resource":
              {"resourceType": "ValueSet", "status": "active", "url": "https://carpus.example/vs",
               "compose": {"include": [{"system": "http://hl7.org/fhir/administrative-gender",
                 "concept": [{"code": "female"}]}]}}}]}
            """);

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode contains = JSON.readTree(answer.body()).at("/expansion/contains");
    assertThat(contains.findValuesAsText("code")).containsExactly("female");
  }

  @Test
  void validatesWithAndWithoutErrors() throws Exception {
    HttpResponse<String> good =
        post("/fhir/Condition/$validate", get("/fhir/Condition/hand-cramps-cramp").body());
    HttpResponse<String> bad =
        post("/fhir/Condition/$validate", "{\"resourceType\": \"Condition\"}");

    assertThat(severities(good)).isNotEmpty().doesNotContain("error", "fatal");
    assertThat(severities(bad)).contains("error");
  }

  @Test
  void endsWithCode2AndOneLineForAnUnknownArgument(@TempDir Path folder) throws Exception {
    Path output = folder.resolve("output");

    int exitCode = SandboxProcess.start(output, "--prot=1").exitCode();

    assertThat(exitCode).isEqualTo(2);
    assertThat(Files.readAllLines(output))
        .containsExactly("carpus-sandbox: unknown argument --prot=1; " + Invocation.USAGE);
  }

  /** As the last but one: it undoes what the other tests have stored. */
  @Test
  @Order(Integer.MAX_VALUE - 1)
  void isAsNewAfterOneCommand() throws Exception {
    post("/fhir/Patient", "{\"resourceType\": \"Patient\"}");
    delete("/fhir/Condition/hand-cramps-cramp");
    assertThat(ids(search("/fhir/Condition?patient=hand-cramps"))).isEmpty();

    HttpResponse<String> strange = reset("https://example.org");
    assertThat(strange.statusCode()).isEqualTo(403);
    assertThat(ids(search("/fhir/Condition?patient=hand-cramps"))).isEmpty();
    HttpResponse<String> answer = reset("http://127.0.0.1:8080");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(get("/health").body()).contains("\"UP\"");
    assertThat(ids(search("/fhir/Condition?patient=hand-cramps")))
        .containsExactly("hand-cramps-cramp");
    assertThat(ids(search("/fhir/Patient?_count=200")))
        .containsExactlyInAnyOrderElementsOf(
            SamplePatients.index().stream().map(SamplePatient::id).toList());
    assertThat(get("/reset").statusCode()).isEqualTo(405);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void endsOnSigterm() throws Exception {
    assertThat(sandbox.terminate()).isEqualTo(143);
    assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> get("/health"));
  }

  private URI uri(String pathAndQuery) {
    return URI.create("http://127.0.0.1:" + port).resolve(pathAndQuery);
  }

  private HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(uri(pathAndQuery));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String pathAndQuery) throws Exception {
    return send(request(pathAndQuery));
  }

  private HttpResponse<String> post(String path, String resource) throws Exception {
    return send(
        request(path)
            .header("Content-Type", "application/fhir+json")
            .POST(BodyPublishers.ofString(resource)));
  }

  private HttpResponse<String> reset(String origin) throws Exception {
    return send(request("/reset").header("Origin", origin).POST(BodyPublishers.noBody()));
  }

  private void delete(String path) throws Exception {
    assertThat(send(request(path).DELETE()).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> preflight(String origin) throws Exception {
    return send(
        request("/fhir/Condition/_search")
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization,content-type")
            .method("OPTIONS", BodyPublishers.noBody()));
  }

  private JsonNode search(String pathAndQuery) throws Exception {
    HttpResponse<String> answer = get(pathAndQuery);
    assertThat(answer.statusCode()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static List<String> ids(JsonNode bundle) {
    return StreamSupport.stream(bundle.path("entry").spliterator(), false)
        .map(entry -> entry.at("/resource/id").asText())
        .toList();
  }

  private static Optional<String> nextPage(JsonNode bundle) {
    return StreamSupport.stream(bundle.path("link").spliterator(), false)
        .filter(link -> link.path("relation").asText().equals("next"))
        .map(link -> link.path("url").asText())
        .findFirst();
  }

  private static Set<String> severities(HttpResponse<String> outcome) throws IOException {
    return new HashSet<>(JSON.readTree(outcome.body()).path("issue").findValuesAsText("severity"));
  }
}
