package dev.carpus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.BreakableClock;
import dev.carpus.server.FakeFhirServer;
import dev.carpus.server.FeedbackBody;
import dev.carpus.server.HookBody;
import dev.carpus.server.LogLines;
import dev.carpus.server.Service;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** What the log keeps of hook calls, and what it never holds. */
class LogIT {
  /** The logger of the lines that are kept of calls. */
  private static final String AUDIT = "dev.carpus.audit";

  private static final String MARK = "XXSECRETXX";
  private static final String CARD = "4e0a3a1e-3283-4575-ab82-028d55fe2719";

  private final LogLines log = new LogLines();

  @AfterEach
  void stopListening() {
    log.close();
  }

  /** The engine would write down the values on which it fails. */
  @Test
  void keepsNothingThatTheCqlEngineSays() {
    try (Service service = Service.start(Service.PATIENT)) {
      assertThat(service.port()).isPositive();
      assertThat(LoggerFactory.getLogger("org.opencds.cqf.cql.engine.execution.CqlEngine"))
          .matches(log -> !log.isErrorEnabled());
      assertThat(LoggerFactory.getLogger(AUDIT)).matches(log -> log.isInfoEnabled());
    }
  }

  @Test
  void keepsOneLineOfEachCallWithCountsAndIdsOfOurOwn() {
    try (Service service = Service.start(Service.PATIENT + "\ncarpus.memory.patience: 10s")) {
      service.call(HookBody.full());
      service.call(HookBody.full().without("procedures"));
      service.call(HookBody.full().without("conditions"));
      service.post("/cds-services/x", "{");
    }

    List<JsonNode> calls = log.calls();
    assertThat(calls).hasSize(4);
    JsonNode answered = calls.get(0);
    assertThat(answered.path("logger_name").asString()).isEqualTo(AUDIT);
    assertThat(answered.path("requestId").asString()).hasSize(36);
    assertThat(answered.path("service").asString()).isEqualTo(Service.ID);
    assertThat(answered.path("hook").asString()).isEqualTo("patient-view");
    assertThat(answered.path("status").asInt()).isEqualTo(200);
    assertThat(answered.path("resources").asInt()).isEqualTo(2);
    assertThat(answered.path("cards").asInt()).isEqualTo(3);
    assertThat(answered.path("rules").asString()).isEqualTo(String.join(" ", Service.NEW_CRAMPS));
    assertThat(answered.has("missing")).isFalse();
    assertThat(answered.has("stored")).isFalse();
    assertThat(answered.path("ms").isNumber()).isTrue();
    assertThat(calls.get(1).path("status").asInt()).isEqualTo(200);
    assertThat(calls.get(1).path("missing").asString()).isEqualTo("procedures");
    assertThat(calls.get(2).path("status").asInt()).isEqualTo(412);
    assertThat(calls.get(2).path("missing").asString()).isEqualTo("conditions");
    assertThat(calls.get(3).path("status").asInt()).isEqualTo(404);
  }

  @Test
  void saysOfACallThatItsDecisionCouldNotBeStored(@TempDir Path folder) throws IOException {
    Path key = folder.resolve("k1.key");
    Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
    String away =
        "carpus.memory: {url: 'jdbc:postgresql://localhost:1/none', keys: [{id: k1, file: '%s'}]}"
            .formatted(key);
    try (Service service = Service.start(Service.PATIENT + "\n" + away)) {
      service.call(HookBody.full());
      service.call(HookBody.full().without("conditions"));
      service.post("/cds-services/" + Service.ID + "/explain", HookBody.full().json());
    }

    assertThat(log.calls())
        .extracting(call -> call.path("stored").asString("-"))
        .containsExactly("false", "false", "-");
  }

  /** Under the id that the answer names. */
  @Test
  void keepsALineOfFeedbackAlsoWhereTheServiceIsBroken() {
    BreakableClock clock = new BreakableClock();
    String feedback = FeedbackBody.empty().commented(CARD, MARK, Service.AT).json();
    String calls =
        "carpus_calls_seconds_count{hook=\"none\",kind=\"feedback\",service=\"%s\",status=\"%d\"}";
    String answer;
    try (Service service = Service.start("carpus.memory.patience: 10s", Optional.empty(), clock)) {
      service.post("/cds-services/" + Service.ID + "/feedback", feedback);
      clock.breakDown();
      HttpResponse<String> failed =
          service.post("/cds-services/" + Service.ID + "/feedback", feedback);
      clock.repair();

      assertThat(failed.statusCode()).isEqualTo(500);
      assertThat(failed.body()).contains("OperationOutcome").doesNotContain(BreakableClock.SECRET);
      assertThat(service.metric(calls.formatted(Service.ID, 200))).contains(1.0);
      assertThat(service.metric(calls.formatted(Service.ID, 500))).contains(1.0);
      answer = Service.json(failed).at("/issue/0/diagnostics").asString();
    }

    List<JsonNode> lines = log.with("message", "feedback");
    assertThat(lines).extracting(line -> line.path("status").asInt()).containsExactly(200, 500);
    JsonNode failed = lines.getLast();
    assertThat(failed.path("logger_name").asString()).isEqualTo(AUDIT);
    assertThat(failed.path("service").asString()).isEqualTo(Service.ID);
    assertThat(failed.path("client").asString()).isEqualTo("open");
    assertThat(failed.path("ms").isNumber()).isTrue();
    assertThat(answer).contains(failed.path("requestId").asString("none"));
    assertThat(log.text()).doesNotContain(MARK, BreakableClock.SECRET);
  }

  @Test
  void neverHoldsWhatARequestSaid() {
    try (FakeFhirServer fhir = new FakeFhirServer();
        Service service = Service.start(Service.PATIENT)) {
      marked(fhir).forEach(service::call);
      service.post("/cds-services/" + MARK, HookBody.full().json());
      service.post("/cds-services/" + Service.ID, "{\"hook\":\"" + MARK + "\", nonsense " + MARK);
      service.post("/cds-services/" + Service.ID, "{\"hook\":\"" + MARK + "\"}");
      service.get("/" + MARK + "?patient=" + MARK);
      service.get("/cds-services?patient=" + MARK, "Accept", "text/" + MARK);
      service.get("/cds-services", "Authorization", "Bearer " + MARK, "Origin", MARK);
      service.post("/cds-services", MARK);
      service.post("/cds-services/" + Service.ID + "/feedback", MARK);
      service.post(
          "/cds-services/" + Service.ID + "/feedback",
          FeedbackBody.empty().commented(CARD, MARK, Service.AT).json());
      service.get("/pathways/" + MARK);
    }

    assertThat(log.calls()).hasSizeGreaterThan(6);
    assertThat(log.text()).doesNotContain(MARK).doesNotContainIgnoringCase("xxsecretxx");
  }

  /** Calls that are answered, refused, and failed, with the mark wherever it can stand. */
  private static Stream<HookBody> marked(FakeFhirServer fhir) {
    String patient = HookBody.PATIENT.replace("\"p1\"", "\"" + MARK + "\"");
    String cramps = HookBody.CRAMPS.replace("p1", MARK).replace("Cramp in limb", MARK);
    fhir.on("Patient", FakeFhirServer.json(patient));
    fhir.on("Condition", FakeFhirServer.status(500, MARK));
    HookBody full =
        HookBody.full()
            .member(
                "context",
                "{\"userId\":\"Practitioner/%s\",\"patientId\":\"%s\"}".formatted(MARK, MARK))
            .with("patient", patient)
            .with("conditions", HookBody.bundle(cramps))
            .fhirServer(fhir.base())
            .token(MARK, 300);
    return Stream.of(
        full,
        full.without("patient"),
        full.without("conditions"),
        full.without("procedures"),
        full.with("conditions", "\"" + MARK + "\""),
        full.with(MARK, "null"),
        full.with("conditions", HookBody.bundle(cramps.replace("2026-11-02", "2026-11-02" + MARK))),
        full.with("conditions", HookBody.page("http://" + MARK + ".example/?p=" + MARK)));
  }
}
