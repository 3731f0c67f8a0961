package dev.carpus.server.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.FeedbackBody;
import dev.carpus.server.HookBody;
import dev.carpus.server.LogLines;
import dev.carpus.server.Service;
import dev.carpus.server.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Feedback as clients send it, and what is kept of it. */
class FeedbackIT {
  private static final String FEEDBACK = "/cds-services/" + Service.ID + "/feedback";
  private static final String UUID_TEXT = "4e0a3a1e-3283-4575-ab82-028d55fe2719";
  private static final String MARK = "XXSECRETXX";

  @TempDir private static Path data = Path.of("");

  private final SettableClock clock = new SettableClock();
  private final Service service =
      Service.start(
          Service.PATIENT + "\ncarpus.memory.patience: 10s\ncarpus.limits.body: 1MB",
          Optional.of(data),
          clock);

  @AfterEach
  void stop() {
    service.close();
  }

  private FeedbackBody comment(String card) {
    return FeedbackBody.empty().commented(card, "Zwetschgenkuchen", clock.instant());
  }

  private JsonNode summary(String query) {
    HttpResponse<String> response = service.get("/feedback/summary" + query);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Service.json(response).path("lines");
  }

  @Test
  @DisplayName(
      "R-162, R-164, R-176: feedback is answered with 200 and nothing else, also on a card that is not known")
  void answersWithNothing() {
    HttpResponse<String> response = service.post(FEEDBACK, comment(UUID_TEXT).json());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(service.post(FEEDBACK, comment(UUID_TEXT).json()).statusCode()).isEqualTo(200);
  }

  @Test
  void countsFeedbackOnCardsThatAreNotKnown() {
    String sample = "carpus_feedback_unknown_cards_total";
    JsonNode card = Service.json(service.call(HookBody.full())).at("/cards/0");
    assertThat(service.metric(sample)).contains(0.0);
    try (LogLines log = new LogLines()) {
      service.post(FEEDBACK, FeedbackBody.empty().unexplained(card, clock.instant()).json());
      service.post(
          FEEDBACK,
          FeedbackBody.empty()
              .unexplained(card, clock.instant())
              .commented(UUID_TEXT, "Zwetschgenkuchen", clock.instant())
              .json());

      assertThat(log.with("message", "feedback"))
          .extracting(line -> line.path("unknownCards").asInt(-1))
          .containsExactly(0, 1);
    }
    assertThat(service.metric(sample)).contains(1.0);
  }

  @Test
  @DisplayName("R-163: a body that is no feedback is refused with all that is wrong with it")
  void refusesWhatIsNoFeedback() {
    HttpResponse<String> response =
        service.post(FEEDBACK, "{\"feedback\":[{\"card\":\"" + MARK + "\"},1]}");

    assertThat(response.statusCode()).isEqualTo(400);
    JsonNode issues = Service.json(response).path("issue");
    assertThat(issues.valueStream().map(issue -> issue.at("/location/0").asString()))
        .containsExactly(
            "/feedback/0/card",
            "/feedback/0/outcome",
            "/feedback/0/outcomeTimestamp",
            "/feedback/1");
    assertThat(response.body()).doesNotContain(MARK);
  }

  @Test
  @DisplayName("R-162: there is no feedback on a service that is not there")
  void refusesUnknownServices() {
    HttpResponse<String> response =
        service.post("/cds-services/none/feedback", comment(UUID_TEXT).json());

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(Service.json(response).path("resourceType").asString())
        .isEqualTo("OperationOutcome");
  }

  @Test
  void refusesOtherTypesAndMethods() {
    assertThat(
            service
                .send(
                    service
                        .request(FEEDBACK, "Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{}")))
                .statusCode())
        .isEqualTo(415);
    assertThat(service.get(FEEDBACK).statusCode()).isEqualTo(405);
  }

  @Test
  void refusesBodiesThatAreTooLarge() {
    String entry = comment(UUID_TEXT).json();
    int most = 1024 * 1024;

    assertThat(service.post(FEEDBACK, entry + " ".repeat(most - entry.length())).statusCode())
        .isEqualTo(200);
    assertThat(service.post(FEEDBACK, entry + " ".repeat(most - entry.length() + 1)).statusCode())
        .isEqualTo(413);
  }

  @Test
  @DisplayName(
      "R-105, R-106: every card and suggestion can be answered by its uuid, and is counted")
  void countsWhatBecameOfCards() {
    JsonNode cards = Service.json(service.call(HookBody.full())).path("cards");
    Set<String> uuids = new TreeSet<>();
    for (JsonNode card : cards) {
      assertThat(UUID.fromString(card.path("uuid").asString()))
          .hasToString(card.path("uuid").asString());
      uuids.add(card.path("uuid").asString());
      for (JsonNode suggestion : card.path("suggestions")) {
        uuids.add(suggestion.path("uuid").asString());
      }
    }
    assertThat(uuids).hasSizeGreaterThan(cards.size());
    JsonNode one = cards.path(0);
    service.post(FEEDBACK, FeedbackBody.empty().overridden(one, clock.instant()).json());

    String rule = one.at("/extension/dev.carpus.why/rules/0").asString();
    JsonNode line =
        summary("")
            .valueStream()
            .filter(each -> each.path("rule").asString().equals(rule))
            .findFirst()
            .orElseThrow();
    assertThat(line.path("client").asString()).isEqualTo("open");
    assertThat(line.path("service").asString()).isEqualTo(Service.ID);
    assertThat(line.at("/overridden/reasons/0/cards").asInt()).isEqualTo(1);
    assertThat(line.at("/overridden/reasons/0/code").asString())
        .isEqualTo(one.at("/overrideReasons/0/code").asString());
  }

  @Test
  void countsFromADay() {
    clock.forward(Duration.ofDays(1));
    service.call(HookBody.full());

    assertThat(summary("?since=2026-11-23")).isNotEmpty();
    assertThat(summary("?since=2026-11-24")).isEmpty();
    assertThat(service.get("/feedback/summary?since=" + MARK).statusCode()).isEqualTo(400);
    assertThat(service.get("/feedback/summary?since=" + MARK).body()).doesNotContain(MARK);
  }

  @Test
  @DisplayName(
      "R-086, R-087, R-170: no token, name, id or comment stands in the files of the memory")
  void keepsNothingInPlainText() throws IOException {
    String patient = HookBody.PATIENT.replace("\"p1\"", "\"" + MARK + "P\"");
    HookBody body =
        HookBody.full()
            .member(
                "context",
                "{\"userId\":\"Practitioner/%1$sU\",\"patientId\":\"%1$sP\"}".formatted(MARK))
            .with("patient", patient)
            .conditions(
                HookBody.CRAMPS
                    .replace("Patient/p1", "Patient/" + MARK + "P")
                    .replace("\"c1\"", "\"" + MARK + "C\"")
                    .replace("Cramp in limb", MARK + "N"))
            .fhirServer(service.url("/none"))
            .token(MARK + "T", 300);
    HttpResponse<String> response = service.call(body);
    assertThat(response.body()).contains(MARK + "C");
    String card = Service.json(response).at("/cards/0/uuid").asString();
    FeedbackBody feedback = FeedbackBody.empty().commented(card, MARK + "W", clock.instant());
    assertThat(service.post(FEEDBACK, feedback.json()).statusCode()).isEqualTo(200);
    service.close();

    try (Stream<Path> files = Files.list(data)) {
      List<String> texts = files.filter(Files::isRegularFile).map(FeedbackIT::text).toList();
      assertThat(texts)
          .anySatisfy(text -> assertThat(text).contains("bilateral-hand-cramping"))
          .allSatisfy(text -> assertThat(text).doesNotContain(MARK));
    }
  }

  /** Texts stand in H2's files as one byte or two for each letter. */
  private static String text(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return new String(bytes, ISO_8859_1) + new String(bytes, ISO_8859_1).replace("\0", "");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
