package dev.carpus.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.carpus.server.FakeFhirServer;
import dev.carpus.server.FakeFhirServer.Reply;
import dev.carpus.server.FakeFhirServer.Seen;
import dev.carpus.server.HookBody;
import dev.carpus.server.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is read from the client's FHIR server, and what never is. */
class FhirAccessIT {
  private static final String TOKEN = "t0ken-of-the-user";

  private static Service service;
  private static Service impatient;
  private static FakeFhirServer fhir;
  private static FakeFhirServer elsewhere;

  @BeforeAll
  static void start() {
    service = Service.start(Service.PATIENT);
    impatient = Service.start("carpus.retrieval.deadline: 150ms");
    fhir = new FakeFhirServer();
    elsewhere = new FakeFhirServer();
  }

  @AfterAll
  static void stop() {
    service.close();
    impatient.close();
    fhir.close();
    elsewhere.close();
  }

  @BeforeEach
  void reset() {
    fhir.reset();
    elsewhere.reset();
  }

  /** with nothing sent, the record is read, and the cards are the same. */
  @Test
  void givesTheSameCardsFromTheFhirServerAsFromPrefetch() {
    String sent = withoutUuids(service.call(HookBody.full()).body());

    HttpResponse<String> read = service.call(HookBody.empty().fhirServer(fhir.base()));

    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(withoutUuids(read.body())).isEqualTo(sent);
    assertThat(sent).contains("P-02", "P-08", "P-61").contains("36756-5");
  }

  static Stream<List<String>> fetched() {
    return Stream.of(
        List.of("patient"),
        List.of("conditions"),
        List.of("patient", "conditions"),
        List.of("observations"),
        List.of("procedures", "medicationRequests", "observations", "conditions"));
  }

  /** some keys sent and the others fetched. */
  @ParameterizedTest
  @MethodSource("fetched")
  void givesTheSameCardsWhateverIsSentAndWhateverFetched(List<String> fetched) {
    HookBody body = HookBody.full().fhirServer(fhir.base());
    for (String key : fetched) {
      body = body.without(key);
    }

    HttpResponse<String> response = service.call(body);

    assertThat(withoutUuids(response.body()))
        .isEqualTo(withoutUuids(service.call(HookBody.full()).body()));
    assertThat(fhir.seen()).hasSize(fetched.size());
  }

  /** one key is missing, and just that query is made. */
  @Test
  void asksForTheMissingKeyOnly() {
    service.call(HookBody.full().without("conditions").fhirServer(fhir.base()));

    assertThat(fhir.seen())
        .extracting(Seen::path)
        .containsExactly("/Condition?patient=p1&_count=200");
  }

  /** */
  @Test
  void sendsTheTokenWithEveryCall() {
    service.call(HookBody.empty().fhirServer(fhir.base()).token(TOKEN, 300));

    assertThat(fhir.seen())
        .hasSizeGreaterThan(5)
        .allSatisfy(each -> {
          assertThat(each.authorization()).contains("Bearer " + TOKEN);
          assertThat(each.accept()).contains("application/fhir+json");
        });
  }

  /** also where the caller has a credential of its own in a header. */
  @Test
  void inventsNoCredentials() {
    HttpResponse<String> response =
        service.call(
            HookBody.empty().fhirServer(fhir.base()), "Authorization", "Bearer of-the-caller");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(fhir.seen())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.authorization()).isEmpty());
  }

  /** */
  @Test
  void makesNoCallWithATokenWhoseTimeIsOver() {
    HttpResponse<String> response =
        service.call(HookBody.full().without("conditions").fhirServer(fhir.base()).token(TOKEN, 0));

    assertThat(response.statusCode()).isEqualTo(412);
    assertThat(diagnostics(response)).contains("token has expired");
    assertThat(fhir.seen()).isEmpty();
  }

  /** what is not this machine is not connected to, whatever its name would mean. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest",
        "http://10.0.0.1/fhir",
        "http://fhir.example/fhir",
        "http://localhost.example/fhir",
        "http://0.0.0.0:PORT/fhir",
        "http://127.0.0.1.nip.example:PORT/fhir",
        "http://2130706433.example:PORT/fhir",
        "http://[::ffff:a00:1]:PORT/fhir"
      })
  void readsFromThisMachineOnly(String url) {
    URI server = URI.create(url.replace("PORT", String.valueOf(fhir.base().getPort())));

    HttpResponse<String> response =
        service.call(HookBody.full().without("conditions").fhirServer(server));

    assertThat(response.statusCode()).isEqualTo(412);
    assertThat(diagnostics(response)).contains("must be on this machine");
    assertThat(fhir.seen()).isEmpty();
  }

  @Test
  void readsFromLocalhostByName() {
    URI server = URI.create(fhir.base().toString().replace("127.0.0.1", "LocalHost"));

    assertThat(service.call(HookBody.empty().fhirServer(server)).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "401, refused access",
    "403, refused access",
    "404, knows no such resource",
    "500, failed",
    "503, failed",
    "302, redirected",
    "204, gave no result"
  })
  void saysWhatTheServerAnswered(int status, String words) {
    fhir.on("Condition", FakeFhirServer.status(status, ""));

    HttpResponse<String> response =
        service.call(HookBody.full().without("conditions").fhirServer(fhir.base()));

    assertThat(response.statusCode()).isEqualTo(412);
    assertThat(diagnostics(response)).contains("conditions", words, String.valueOf(status));
    assertThat(response.body()).doesNotContain("p1");
  }

  /** a refusal for one type does not spoil the rest, and is no absence. */
  @Test
  void goesOnWithoutWhatIsNotRequired() {
    fhir.on("DiagnosticReport", FakeFhirServer.status(403, ""));

    HttpResponse<String> response = service.call(HookBody.empty().fhirServer(fhir.base()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("dev.carpus.incomplete", "diagnosticReports");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html></html>",
        "[]",
        "",
        "{\"resourceType\":\"OperationOutcome\",\"issue\":[]}",
        "{\"resourceType\":\"Patient\",\"id\":\"p1\"}",
        "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\"}]}}]}"
      })
  void takesNothingElseForAResult(String body) {
    fhir.on("Condition", FakeFhirServer.status(200, body));

    HttpResponse<String> response =
        service.call(HookBody.full().without("conditions").fhirServer(fhir.base()));

    assertThat(response.statusCode()).isEqualTo(412);
    assertThat(diagnostics(response)).contains("conditions");
  }

  @Test
  void doesNotTakeAnotherPatientForTheOneAskedFor() {
    fhir.on("Patient", FakeFhirServer.json(HookBody.PATIENT.replace("\"p1\"", "\"p2\"")));

    HttpResponse<String> response = service.call(HookBody.empty().fhirServer(fhir.base()));

    assertThat(response.statusCode()).isEqualTo(412);
    assertThat(diagnostics(response)).contains("another Patient");
    assertThat(response.body()).doesNotContain("p1").doesNotContain("p2");
  }

  @Test
  void readsAllPages() {
    fhir.on("Condition", FakeFhirServer.json(HookBody.page(fhir.base() + "?page=2")));
    fhir.on("?page=2", FakeFhirServer.json(HookBody.page("?page=3")));
    fhir.on("?page=3", FakeFhirServer.json(HookBody.bundle(HookBody.CRAMPS)));

    HttpResponse<String> response =
        service.call(
            HookBody.full().without("conditions").fhirServer(fhir.base()).token(TOKEN, 300));

    assertThat(Service.json(response).path("cards")).hasSize(3);
    assertThat(fhir.seen()).hasSize(3);
    assertThat(fhir.seen())
        .allSatisfy(each -> assertThat(each.authorization()).contains("Bearer " + TOKEN));
  }

  @Test
  void givesUpOnPagesThatNeverEnd() {
    fhir.on("Condition", pages(21));

    HttpResponse<String> response =
        service.call(HookBody.full().without("conditions").fhirServer(fhir.base()));

    assertThat(response.statusCode()).isEqualTo(412);
    assertThat(diagnostics(response)).contains("more than 20 pages");
    assertThat(fhir.seen()).hasSize(20);
  }

  @Test
  void readsTwentyPages() {
    fhir.on("Condition", pages(20));

    HttpResponse<String> response =
        service.call(HookBody.full().without("conditions").fhirServer(fhir.base()));

    assertThat(Service.json(response).path("cards")).hasSize(3);
  }

  /** So many pages, of which the last has the match. */
  private static Reply pages(int number) {
    return exchange -> {
      String query = String.valueOf(exchange.getRequestURI().getQuery());
      int page = query.startsWith("page=") ? Integer.parseInt(query.substring(5)) : 1;
      String next = fhir.base() + "/Condition?page=" + (page + 1);
      FakeFhirServer.json(page == number ? HookBody.bundle(HookBody.CRAMPS) : HookBody.page(next))
          .to(exchange);
    };
  }

  @Test
  void turnsNoPageTwice() {
    fhir.on("Condition", FakeFhirServer.json(HookBody.page(fhir.base() + "/Condition?page=2")));

    HttpResponse<String> response =
        service.call(HookBody.full().without("conditions").fhirServer(fhir.base()));

    assertThat(response.statusCode()).isEqualTo(412);
    assertThat(diagnostics(response)).contains("lead back");
    assertThat(fhir.seen()).hasSize(2);
  }

  /** The codes of the observations make a URL that many servers would refuse. */
  @Test
  void postsALongSearchAsAForm() {
    service.call(HookBody.full().without("observations").fhirServer(fhir.base()).token(TOKEN, 300));

    assertThat(fhir.seen()).hasSize(1);
    Seen search = fhir.seen().getFirst();
    assertThat(search.method()).isEqualTo("POST");
    assertThat(search.path()).isEqualTo("/Observation/_search");
    assertThat(search.contentType()).contains("application/x-www-form-urlencoded");
    assertThat(search.authorization()).contains("Bearer " + TOKEN);
    assertThat(search.body())
        .startsWith("patient=p1&code=")
        .contains("http://loinc.org%7C")
        .endsWith("&_count=200");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 405, 415, 501})
  void asksByGetWhereTheServerTakesNoPost(int status) {
    fhir.on("Observation", onlyByGet(status));

    HttpResponse<String> response =
        service.call(HookBody.full().without("observations").fhirServer(fhir.base()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).doesNotContain("dev.carpus.incomplete");
    assertThat(fhir.seen()).extracting(Seen::method).containsExactly("POST", "GET");
    assertThat(fhir.seen().getLast().path())
        .isEqualTo("/Observation?" + fhir.seen().getFirst().body());
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 401, 403, 500, 503})
  void asksNoSecondTimeWhereTheServerRefusesOtherwise(int status) {
    fhir.on("Observation", onlyByGet(status));

    HttpResponse<String> response =
        service.call(HookBody.full().without("observations").fhirServer(fhir.base()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("dev.carpus.incomplete");
    assertThat(fhir.seen()).extracting(Seen::method).containsExactly("POST");
  }

  private static Reply onlyByGet(int status) {
    return exchange ->
        (exchange.getRequestMethod().equals("GET")
                ? FakeFhirServer.json(HookBody.NOTHING)
                : FakeFhirServer.status(status, ""))
            .to(exchange);
  }

  @Test
  void turnsThePagesOfAPostedSearchByGet() {
    fhir.on("Observation", FakeFhirServer.json(HookBody.page(fhir.base() + "?page=2")));
    fhir.on("?page=2", FakeFhirServer.json(HookBody.NOTHING));

    service.call(HookBody.full().without("observations").fhirServer(fhir.base()));

    assertThat(fhir.seen())
        .extracting(Seen::method, Seen::path)
        .containsExactly(tuple("POST", "/Observation/_search"), tuple("GET", "?page=2"));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 404})
  void usesItsConnectionsAgain(int status) {
    try (FakeFhirServer fresh = new FakeFhirServer()) {
      fresh.on("Condition", FakeFhirServer.status(status, HookBody.NOTHING));
      for (int i = 0; i < 3; i++) {
        service.call(HookBody.full().without("conditions").fhirServer(fresh.base()));
      }

      assertThat(fresh.seen()).hasSize(3);
      assertThat(fresh.seen()).extracting(Seen::port).containsOnly(fresh.seen().getFirst().port());
    }
  }

  static Stream<Arguments> othersConditions() {
    String others = HookBody.CRAMPS.replace("Patient/p1", "Patient/p2");
    return Stream.of(
        arguments("another's alone", HookBody.bundle(others)),
        arguments("another's beside the patient's", HookBody.bundle(HookBody.CRAMPS, others)),
        arguments("another's version", HookBody.bundle(others.replace("p2", "p2/_history/1"))),
        arguments(
            "the same id elsewhere",
            HookBody.bundle(
                HookBody.CRAMPS.replace("Patient/p1", "http://other.example/fhir/Patient/p1"))),
        arguments(
            "a contained patient's", HookBody.bundle(HookBody.CRAMPS.replace("Patient/p1", "#p1"))),
        arguments("on the first of two pages", HookBody.page("?page=2", others)));
  }

  /** Whether sent or fetched, of another patient nothing is used. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("othersConditions")
  void usesNothingOfAnotherPatient(String row, String conditions) {
    fhir.on("Condition", FakeFhirServer.json(conditions));
    HookBody body = HookBody.full().fhirServer(fhir.base()).token(TOKEN, 300);

    HttpResponse<String> fetched = service.call(body.without("conditions"));
    int asked = fhir.seen().size();
    HttpResponse<String> sent = service.call(body.with("conditions", conditions));

    for (HttpResponse<String> response : List.of(sent, fetched)) {
      assertThat(response.statusCode()).isEqualTo(412);
      assertThat(diagnostics(response)).contains("conditions", "a resource of another patient");
      assertThat(response.body()).doesNotContain("p2");
    }
    assertThat(asked).isOne();
    assertThat(fhir.seen()).hasSize(asked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Patient/p1", "Patient/p1/_history/3", "BASE/Patient/p1", "Group/1"})
  void usesWhatIsThePatients(String reference) {
    String conditions =
        HookBody.bundle(
            HookBody.CRAMPS.replace("Patient/p1", reference.replace("BASE", "" + fhir.base())));
    fhir.on("Condition", FakeFhirServer.json(conditions));
    HookBody body = HookBody.full().fhirServer(fhir.base());

    assertThat(service.rules(body.without("conditions"))).isEqualTo(Service.NEW_CRAMPS);
    assertThat(service.rules(body.with("conditions", conditions))).isEqualTo(Service.NEW_CRAMPS);
  }

  @Test
  void goesOnWithoutAnotherPatientsResourcesIfTheyAreNotRequired() {
    String report =
        "{\"resourceType\":\"DiagnosticReport\",\"id\":\"r1\",\"subject\":{\"reference\":\"Patient/p2\"}}";
    fhir.on("DiagnosticReport", FakeFhirServer.json(HookBody.bundle(report)));

    HttpResponse<String> response =
        service.call(HookBody.full().without("diagnosticReports").fhirServer(fhir.base()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("dev.carpus.incomplete", "diagnosticReports");
  }

  /** What is missing without a link to it was cut off on the way. */
  @Test
  void takesFewerMatchesThanTheTotalForAPart() {
    String part = HookBody.bundle(HookBody.CRAMPS).replace("\"entry\"", "\"total\":2,\"entry\"");
    fhir.on("Condition", FakeFhirServer.json(part));

    HttpResponse<String> response =
        service.call(HookBody.full().without("conditions").fhirServer(fhir.base()));

    assertThat(response.statusCode()).isEqualTo(412);
    assertThat(diagnostics(response)).contains("fewer matches than its total");
  }

  @Test
  void countsTheMatchesOfAllPages() {
    String second = HookBody.CRAMPS.replace("\"c1\"", "\"c2\"");
    fhir.on("Condition", total(2, HookBody.page(fhir.base() + "?page=2", HookBody.CRAMPS)));
    fhir.on("?page=2", total(2, HookBody.bundle(second)));

    assertThat(
            service
                .call(HookBody.full().without("conditions").fhirServer(fhir.base()))
                .statusCode())
        .isEqualTo(200);
  }

  private static Reply total(int total, String bundle) {
    return FakeFhirServer.json(
        bundle.replaceFirst("\"entry\"", "\"total\":" + total + ",\"entry\""));
  }

  /** */
  @Test
  void turnsThePageOfASentResultWithTheToken() {
    fhir.on("?page=2", FakeFhirServer.json(HookBody.bundle(HookBody.CRAMPS)));

    HttpResponse<String> response =
        service.call(
            HookBody.full()
                .with("conditions", HookBody.page(fhir.base() + "?page=2"))
                .fhirServer(fhir.base())
                .token(TOKEN, 300));

    assertThat(Service.json(response).path("cards")).hasSize(3);
    assertThat(fhir.seen())
        .extracting(Seen::method, Seen::path, Seen::authorization)
        .containsExactly(tuple("GET", "?page=2", Optional.of("Bearer " + TOKEN)));
  }

  /** */
  @Test
  void turnsNoPageOfASentResultWithoutAToken() {
    HttpResponse<String> response =
        service.call(
            HookBody.full()
                .with("conditions", HookBody.page(fhir.base() + "?page=2", HookBody.CRAMPS))
                .fhirServer(fhir.base()));

    assertThat(response.statusCode()).isEqualTo(412);
    assertThat(diagnostics(response)).contains("only its first page", "fhirAuthorization");
    assertThat(fhir.seen()).isEmpty();
  }

  /** */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ELSEWHERE?page=2",
        "ELSEWHERE/Condition?page=2",
        "//127.0.0.1:1/fhir?page=2",
        "http://127.0.0.1:FHIR/other?page=2",
        "http://127.0.0.1:FHIR/fhirs?page=2",
        "http://127.0.0.1:FHIR/fhir/../other?page=2",
        "http://127.0.0.1:FHIR/fhir/%2e%2e/other?page=2",
        "http://user@127.0.0.1:FHIR/fhir?page=2",
        "file:///etc/passwd",
        "not a url"
      })
  void neverFollowsALinkAwayFromTheServer(String link) {
    String next =
        link.replace("ELSEWHERE", elsewhere.base().toString())
            .replace("FHIR", String.valueOf(fhir.base().getPort()));

    HttpResponse<String> response =
        service.call(
            HookBody.full()
                .with("conditions", HookBody.page(next, HookBody.CRAMPS))
                .fhirServer(fhir.base())
                .token(TOKEN, 300));

    assertThat(response.statusCode()).isEqualTo(412);
    assertThat(fhir.seen()).isEmpty();
    assertThat(elsewhere.seen()).isEmpty();
  }

  @Test
  void neverFollowsARedirect() {
    fhir.on(
        "Condition",
        exchange -> {
          exchange.getResponseHeaders().set("Location", elsewhere.base() + "/Condition");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });

    HttpResponse<String> response =
        service.call(
            HookBody.full().without("conditions").fhirServer(fhir.base()).token(TOKEN, 300));

    assertThat(response.statusCode()).isEqualTo(412);
    assertThat(elsewhere.seen()).isEmpty();
  }

  @Test
  void saysThatTheServerDidNotAnswerInTime() {
    fhir.on("Condition", fhir.hanging());

    HttpResponse<String> response =
        impatient.call(HookBody.full().without("conditions").fhirServer(fhir.base()));

    assertThat(response.statusCode()).isEqualTo(412);
    assertThat(diagnostics(response)).contains("did not answer within 150 ms");
  }

  @Test
  void goesOnWithoutWhatDidNotComeInTimeIfItIsNotRequired() {
    fhir.on("DiagnosticReport", fhir.hanging());

    HttpResponse<String> response =
        impatient.call(HookBody.full().without("diagnosticReports").fhirServer(fhir.base()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("dev.carpus.incomplete", "diagnosticReports");
  }

  @Test
  void hangsUpOnTheServerWhenTheTimeIsOver() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    CompletableFuture<Boolean> isCutOff = new CompletableFuture<>();
    fhir.on("Condition", endless(answered, isCutOff));

    impatient.call(HookBody.full().without("conditions").fhirServer(fhir.base()));
    answered.countDown();

    assertThat(isCutOff.get(60, TimeUnit.SECONDS)).isTrue();
  }

  /** Starts a body, and once the service has answered sees whether anybody still reads it. */
  private static Reply endless(CountDownLatch answered, CompletableFuture<Boolean> isCutOff) {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      try {
        answered.await();
        for (int i = 0; i < 256; i++) {
          exchange.getResponseBody().write(new byte[1 << 16]);
        }
        isCutOff.complete(false);
      } catch (IOException _) {
        isCutOff.complete(true);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    };
  }

  @Test
  void readsNoMoreThanItCanUse() {
    String blanks = " ".repeat(1 << 20);
    fhir.on(
        "Condition",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 32; i++) {
            exchange.getResponseBody().write(blanks.getBytes(UTF_8));
          }
          exchange.getResponseBody().write(HookBody.NOTHING.getBytes(UTF_8));
          exchange.close();
        });

    HttpResponse<String> response =
        service.call(HookBody.full().without("conditions").fhirServer(fhir.base()));

    assertThat(response.statusCode()).isEqualTo(412);
  }

  @Test
  void saysThatTheServerBrokeOff() {
    fhir.on(
        "Condition",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.close();
        });

    HttpResponse<String> response =
        service.call(HookBody.full().without("conditions").fhirServer(fhir.base()));

    assertThat(response.statusCode()).isEqualTo(412);
    assertThat(diagnostics(response)).contains("broke off");
  }

  /** the host is down. */
  @Test
  void saysThatTheServerCouldNotBeReached() {
    FakeFhirServer gone = new FakeFhirServer();
    gone.close();

    HttpResponse<String> response =
        service.call(HookBody.full().without("conditions").fhirServer(gone.base()));

    assertThat(response.statusCode()).isEqualTo(412);
    assertThat(diagnostics(response)).contains("could not be reached");
  }

  @Test
  void saysThatAPortThatIsNoneCouldNotBeReached() {
    HttpResponse<String> response =
        service.call(
            HookBody.full()
                .without("conditions")
                .fhirServer(URI.create("http://127.0.0.1:99999/fhir")));

    assertThat(response.statusCode()).isEqualTo(412);
    assertThat(diagnostics(response)).contains("could not be reached");
  }

  /** All keys are asked at once: each query waits until all the others have come. */
  @Test
  void asksForAllKeysAtOnce() {
    CountDownLatch others = new CountDownLatch(3);
    for (String type : List.of("Patient", "Condition", "Procedure")) {
      String body = type.equals("Patient") ? HookBody.PATIENT : HookBody.bundle(HookBody.CRAMPS);
      fhir.on(
          type,
          exchange -> {
            others.countDown();
            try {
              others.await();
            } catch (InterruptedException _) {
              Thread.currentThread().interrupt();
            }
            FakeFhirServer.json(type.equals("Procedure") ? HookBody.NOTHING : body).to(exchange);
          });
    }

    HttpResponse<String> response = service.call(HookBody.empty().fhirServer(fhir.base()));

    assertThat(Service.json(response).path("cards")).hasSize(3);
  }

  /** the token of one call is not there in the next. */
  @Test
  void forgetsTheTokenAfterTheCall() {
    service.call(HookBody.empty().fhirServer(fhir.base()).token(TOKEN, 300));
    fhir.reset();

    service.call(HookBody.empty().fhirServer(fhir.base()));

    assertThat(fhir.seen())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.authorization()).isEmpty());
  }

  private static String diagnostics(HttpResponse<String> response) {
    List<String> lines = new ArrayList<>();
    for (JsonNode issue : Service.json(response).path("issue")) {
      lines.add(issue.path("diagnostics").asString());
    }
    return String.join("\n", lines);
  }

  private static String withoutUuids(String body) {
    return body.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "(uuid)");
  }
}
