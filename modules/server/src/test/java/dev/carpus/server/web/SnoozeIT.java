package dev.carpus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.FeedbackBody;
import dev.carpus.server.HookBody;
import dev.carpus.server.OrderedDrug;
import dev.carpus.server.Service;
import dev.carpus.server.SettableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a user overrides with a reason rests for a time (rules, P-64). */
class SnoozeIT {
  private static final String FEEDBACK = "/cds-services/" + Service.ID + "/feedback";
  private static final String LOW_POTASSIUM =
      """
      {"resourceType":"Observation","id":"k1","status":"final",
       "code":{"coding":[{"system":"http://loinc.org","code":"2823-3"}]},
       "subject":{"reference":"Patient/p1"},"effectiveDateTime":"2026-11-20",
       "valueQuantity":{"value":2.8,"unit":"mmol/L","system":"http://unitsofmeasure.org",
        "code":"mmol/L"}}\
      """;
  private static final String IBUPROFEN = OrderedDrug.draft("m1", OrderedDrug.IBUPROFEN);

  private static final SettableClock CLOCK = new SettableClock();

  private static Service service;
  private static int patients;

  /** A patient of whom nothing was told yet. */
  private final String patient = "patient" + patients++;

  private final HookBody body = by("Practitioner/u1", patient);

  @BeforeAll
  static void start() {
    service =
        Service.start(Service.PATIENT + "\ncarpus.memory.patience: 10s", Optional.empty(), CLOCK);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void beginAnew() {
    CLOCK.forward(Duration.between(CLOCK.instant(), Service.AT));
    assertThat(service.rules(body)).isEqualTo(Service.NEW_CRAMPS);
  }

  /** Tells something of every card that a call shows. */
  private void tell(HookBody body, BiFunction<FeedbackBody, JsonNode, FeedbackBody> what) {
    FeedbackBody feedback = FeedbackBody.empty();
    for (JsonNode card : Service.json(service.call(body)).path("cards")) {
      feedback = what.apply(feedback, card);
    }
    HttpResponse<String> response = service.post(FEEDBACK, feedback.json());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  private void overrideAll(HookBody body) {
    tell(body, (feedback, card) -> feedback.overridden(card, CLOCK.instant()));
  }

  private static HookBody by(String user, String patient) {
    return HookBody.full()
        .member("context", "{\"userId\":\"%s\",\"patientId\":\"%s\"}".formatted(user, patient))
        .with("patient", of(patient, HookBody.PATIENT))
        .conditions(of(patient, HookBody.CRAMPS));
  }

  /** The resource of the patient p1, as another's. */
  private static String of(String patient, String resource) {
    return resource
        .replace("Patient/p1", "Patient/" + patient)
        .replace("\"p1\"", "\"" + patient + "\"");
  }

  @Test
  void cardsRestOnceTheyAreOverriddenWithAReason() {
    overrideAll(body);

    assertThat(service.rules(body)).isEmpty();
    String explanation =
        service.post("/cds-services/" + Service.ID + "/explain", body.json()).body();
    assertThat(explanation).contains("overridden with a reason, and resting");
  }

  @Test
  void oneCardRestsAloneAndTheOthersGoOn() {
    JsonNode card = Service.cardOf("P-08", service.call(body));
    service.post(FEEDBACK, FeedbackBody.empty().overridden(card, CLOCK.instant()).json());

    assertThat(service.rules(body)).doesNotContain("P-08").contains("P-61");
  }

  @Test
  void anOverrideWithoutAReasonChangesNothing() {
    tell(body, (feedback, card) -> feedback.unexplained(card, CLOCK.instant()));

    assertThat(service.rules(body)).isEqualTo(Service.NEW_CRAMPS);
  }

  @Test
  void cardsComeBackAfterThirtyDays() {
    overrideAll(body);
    CLOCK.forward(Duration.ofDays(30).minusSeconds(1));
    assertThat(service.rules(body)).doesNotContain("P-08");

    CLOCK.forward(Duration.ofSeconds(1));
    assertThat(service.rules(body)).contains("P-08");
  }

  @Test
  void cardsComeBackForNewEvidence() {
    overrideAll(body);
    String known = of(patient, HookBody.CRAMPS);
    String another = known.replace("\"id\":\"c1\"", "\"id\":\"c2\"");

    assertThat(service.rules(body.conditions(known, another))).contains("P-08");
  }

  @Test
  void cardsRestForThisUserAndThisPatientAlone() {
    overrideAll(body);

    assertThat(service.rules(body)).isEmpty();
    assertThat(service.rules(by("Practitioner/u2", patient))).isEqualTo(Service.NEW_CRAMPS);
    assertThat(service.rules(by("Practitioner/u1", "other"))).isEqualTo(Service.NEW_CRAMPS);
  }

  @Test
  void warningsNeverRest() {
    HookBody dangerous = body.with("observations", HookBody.bundle(of(patient, LOW_POTASSIUM)));
    JsonNode before = Service.cardOf("P-61", service.call(dangerous));
    assertThat(before.path("indicator").asString()).isEqualTo("warning");
    overrideAll(dangerous);

    assertThat(service.rules(dangerous)).contains("P-61").doesNotContain("P-08");
  }

  @Test
  void orderHooksNeverRest() {
    HookBody choosing = HookBody.full().orderSelect(List.of("MedicationRequest/m1"), IBUPROFEN);
    HookBody signing =
        HookBody.full()
            .with("observations", HookBody.bundle(OrderedDrug.KIDNEY_FAILURE))
            .orderSign(IBUPROFEN);
    List<String> whenChosen = service.rules(choosing);
    List<String> whenSigned = service.rules(signing);
    overrideAll(HookBody.full());
    overrideAll(choosing);
    overrideAll(signing);

    assertThat(service.rules(HookBody.full())).isEmpty();
    assertThat(service.rules(choosing)).isEqualTo(whenChosen);
    assertThat(service.rules(signing)).isEqualTo(whenSigned);
  }

  @Test
  @DisplayName(
      "R-105, R-106, R-173: a card may be accepted after it was overridden, and then rests no longer")
  void anAcceptedCardRestsNoLonger() {
    JsonNode card = Service.cardOf("P-08", service.call(body));
    service.post(FEEDBACK, FeedbackBody.empty().overridden(card, CLOCK.instant()).json());
    assertThat(service.rules(body)).doesNotContain("P-08");
    CLOCK.forward(Duration.ofSeconds(1));
    HttpResponse<String> accepted =
        service.post(FEEDBACK, FeedbackBody.empty().accepted(card, CLOCK.instant()).json());
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);

    assertThat(service.rules(body)).contains("P-08");
  }
}
