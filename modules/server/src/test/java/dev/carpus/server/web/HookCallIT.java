package dev.carpus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.HookBody;
import dev.carpus.server.Service;
import dev.carpus.server.StrictSchema;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Discovery, cards and explanations of a service with the content that is shipped. */
class HookCallIT {
  private static Service service;

  @BeforeAll
  static void start() {
    service = Service.start(Service.PATIENT);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** */
  @Test
  void announcesThePathwayForEachHookItSpeaksOn() {
    HttpResponse<String> response = service.get("/cds-services");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(StrictSchema.ofDiscovery().errors(response.body())).isEmpty();
    JsonNode services = Service.json(response).path("services");
    assertThat(services.values())
        .extracting(each -> each.path("hook").asString())
        .containsExactlyInAnyOrder("patient-view", "order-select", "order-sign");
    for (JsonNode each : services) {
      assertThat(each.path("id").asString()).isEqualTo(Service.ID);
      assertThat(each.path("title").asString()).isEqualTo("Bilateral hand cramping pathway");
      assertThat(each.path("usageRequirements").asString()).contains("problem list");
      assertThat(each.path("prefetch").path("patient").asString())
          .isEqualTo("Patient/{{context.patientId}}");
    }
  }

  /** sorted as FHIR R4 has it, if at all. */
  @Test
  void publishesNoSortingOfAnOlderKind() {
    assertThat(service.get("/cds-services").body()).doesNotContain("sort:");
  }

  /** the keys that this test sends are those that are published. */
  @Test
  void publishesTheKeysThatItLooksFor() {
    JsonNode prefetch =
        Service.json(service.get("/cds-services")).path("services").path(0).path("prefetch");

    assertThat(prefetch.propertyNames())
        .containsExactlyInAnyOrder(
            "allergyIntolerances",
            "appointments",
            "carePlans",
            "conditions",
            "devices",
            "diagnosticReports",
            "encounter",
            "imagingStudies",
            "medicationAdministrations",
            "medicationRequests",
            "medicationStatements",
            "observations",
            "patient",
            "procedures",
            "questionnaireResponses",
            "serviceRequests");
  }

  /** The case V-01 of the authors. */
  @Test
  void suggestsFilmsForNewCrampsOfBothHands() {
    HttpResponse<String> response = service.call(HookBody.full());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(StrictSchema.ofResponse().errors(response.body())).isEmpty();
    assertThat(Service.json(response).path("cards").values())
        .map(card -> strings(card.at("/extension/dev.carpus.why/rules")))
        .containsExactly(
            List.of("P-02", "P-04", "P-06"), List.of("P-08", "P-09", "P-11"), List.of("P-61"));
    JsonNode card = Service.cardOf("P-08", response);
    JsonNode why = card.path("extension").path("dev.carpus.why");
    assertThat(why.path("evidence").path(0).path("reference").asString()).isEqualTo("Condition/c1");
    JsonNode suggestion = card.path("suggestions").path(0);
    JsonNode order = suggestion.path("actions").path(0).path("resource");
    assertThat(order.path("code").path("coding").path(0).path("code").asString())
        .isEqualTo("36756-5");
    assertThat(order.path("authoredOn").asString()).isEqualTo("2026-11-22T12:00:00Z");
    assertThat(card.path("source").path("url").asString())
        .isEqualTo(service.url("/pathways/" + Service.ID).toString());
  }

  /** */
  @Test
  void answersWithAnEmptyListWhereThereIsNothingToSay() {
    HttpResponse<String> response =
        service.call(HookBody.full().with("conditions", HookBody.NOTHING));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"cards\":[]}");
  }

  /** nothing of a call is there in another. */
  @Test
  void givesNewIdsInEveryAnswer() {
    String first = service.call(HookBody.full()).body();
    String second = service.call(HookBody.full()).body();

    assertThat(uuids(first))
        .as("three cards, five suggestions and their five orders")
        .hasSize(13)
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(uuids(second));
  }

  /** what is urgent says so itself, wherever it stands. */
  @Test
  void saysOfEveryCardHowUrgentItIs() {
    for (JsonNode card : Service.json(service.call(HookBody.full())).path("cards")) {
      assertThat(card.path("indicator").asString()).isIn("info", "warning", "critical");
    }
  }

  /** a later answer of the same service holds all that is to be said, not what is new. */
  @Test
  void saysEverythingAgainInALaterAnswer() {
    assertThat(service.rules(HookBody.full())).isEqualTo(Service.NEW_CRAMPS);
    assertThat(service.rules(HookBody.full().orderSign())).isEmpty();
    assertThat(service.rules(HookBody.full())).isEqualTo(Service.NEW_CRAMPS);
  }

  /** members that nobody knows are no reason for another answer. */
  @ParameterizedTest
  @ValueSource(strings = {"extension", "vendorThing"})
  void ignoresMembersThatItDoesNotKnow(String member) {
    HookBody body = HookBody.full().member(member, "{\"com.example.x\":{\"y\":[1,null]}}");

    assertThat(service.rules(body)).isEqualTo(Service.NEW_CRAMPS);
  }

  @Test
  void tellsWhatCouldNotBeChecked() {
    HttpResponse<String> response = service.call(HookBody.full().without("serviceRequests"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(StrictSchema.ofResponse().errors(response.body())).isEmpty();
    assertThat(
            Service.json(response)
                .path("extension")
                .path("dev.carpus.incomplete")
                .path("missing")
                .path(0)
                .path("key")
                .asString())
        .isEqualTo("serviceRequests");
  }

  @Test
  void explainsEveryRule() {
    HttpResponse<String> response =
        service.post("/cds-services/" + Service.ID + "/explain", HookBody.full().json());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    JsonNode explanation = Service.json(response);
    assertThat(explanation.path("at").asString()).isEqualTo("2026-11-22T12:00:00Z");
    List<String> shown = new ArrayList<>();
    explanation
        .path("rules")
        .forEach(rule -> {
          if (rule.path("shown").asBoolean()) {
            shown.add(rule.path("id").asString());
          }
        });
    assertThat(explanation.path("rules")).hasSize(64);
    assertThat(shown).containsExactlyInAnyOrderElementsOf(Service.NEW_CRAMPS);
  }

  /** the explanation needs the same data as the cards. */
  @Test
  void explainsNothingWithoutTheRequiredData() {
    HttpResponse<String> response =
        service.post(
            "/cds-services/" + Service.ID + "/explain",
            HookBody.full().without("conditions").json());

    assertThat(response.statusCode()).isEqualTo(412);
  }

  @Test
  void startsLinksWithThePublicUrlThatTheSiteHasSet() {
    try (Service elsewhere = Service.start("carpus.public-url: https://cds.example/carpus/")) {
      assertThat(elsewhere.call(HookBody.full()).body())
          .contains("\"url\":\"https://cds.example/carpus/pathways/" + Service.ID + "\"");
    }
  }

  @Test
  void takesWhatTheSiteHasSetForThePathway() {
    try (Service strict =
        Service.start("carpus.parameters.bilateral-hand-cramping.COHORT_LOOKBACK: 19")) {
      assertThat(strict.rules(HookBody.full())).isEmpty();
    }
    try (Service lenient =
        Service.start("carpus.parameters.bilateral-hand-cramping.COHORT_LOOKBACK: 20")) {
      assertThat(lenient.rules(HookBody.full())).isEqualTo(Service.NEW_CRAMPS);
    }
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(each -> strings.add(each.asString()));
    return strings;
  }

  private static List<UUID> uuids(String body) {
    return Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        .matcher(body)
        .results()
        .map(found -> UUID.fromString(found.group()))
        .toList();
  }
}
