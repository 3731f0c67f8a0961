package dev.carpus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.HookBody;
import dev.carpus.server.OrderedDrug;
import dev.carpus.server.Service;
import dev.carpus.server.StrictSchema;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Orders that are chosen and signed, as a client sends them. */
@DisplayName("R-219 to R-221: order-select and order-sign")
class OrderHooksIT {
  private static final String TWO_VIEWS = "26388-9";
  private static final String THREE_VIEWS = "36756-5";
  private static final String MRI = "69179-0";
  private static final String NAPROXEN = "7258";

  private static Service service;

  @BeforeAll
  static void start() {
    service = Service.start(Service.PATIENT);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static String test(String id, String loinc) {
    return """
    {"resourceType":"ServiceRequest","id":"%s","status":"draft","intent":"order",
     "code":{"coding":[{"system":"http://loinc.org","code":"%s"}]},
     "subject":{"reference":"Patient/p1"},"authoredOn":"2026-11-22"}\
    """
        .formatted(id, loinc);
  }

  private static String ibuprofen(String id) {
    return OrderedDrug.draft(id, OrderedDrug.IBUPROFEN);
  }

  private static HookBody kidneysFail() {
    return HookBody.full().with("observations", HookBody.bundle(OrderedDrug.KIDNEY_FAILURE));
  }

  /** Each card as its indicator and its rules. */
  private static List<String> cards(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(StrictSchema.ofResponse().errors(response.body())).isEmpty();
    List<String> cards = new ArrayList<>();
    for (JsonNode card : Service.json(response).path("cards")) {
      List<String> rules = new ArrayList<>();
      card.at("/extension/dev.carpus.why/rules").forEach(rule -> rules.add(rule.asString()));
      cards.add(card.path("indicator").asString() + " " + String.join(" ", rules));
    }
    return cards;
  }

  private static List<String> cards(HookBody body) {
    return cards(service.call(body));
  }

  @Test
  @DisplayName("R-219, R-220: advice is on what is selected; other drafts are background")
  void judgesTheSelectedOrdersAlone() {
    String[] drafts = {test("s1", MRI), ibuprofen("m1"), test("s2", TWO_VIEWS)};

    assertThat(cards(HookBody.full().orderSelect(List.of("MedicationRequest/m1"), drafts)))
        .containsExactly("info P-36");
    assertThat(cards(HookBody.full().orderSelect(List.of("ServiceRequest/s2"), drafts)))
        .containsExactly("info P-10");
    assertThat(
            cards(
                HookBody.full()
                    .orderSelect(List.of("MedicationRequest/m1", "ServiceRequest/s2"), drafts)))
        .containsExactlyInAnyOrder("info P-10", "info P-36");
  }

  @Test
  @DisplayName("R-220: an order that is drafted beside counts as ordered")
  void countsTheOtherDraftsAsOrdered() {
    List<String> selected = List.of("ServiceRequest/s1");

    assertThat(cards(HookBody.full().orderSelect(selected, test("s1", MRI))))
        .containsExactly("warning P-12");
    assertThat(
            cards(HookBody.full().orderSelect(selected, test("s1", MRI), test("s2", THREE_VIEWS))))
        .isEmpty();
  }

  @Test
  @DisplayName("R-221: order-sign is on all drafts, the most severe first")
  void judgesEveryOrderThatIsToBeSigned() {
    assertThat(
            cards(
                kidneysFail()
                    .orderSign(
                        test("s1", MRI), ibuprofen("m1"), OrderedDrug.draft("m2", NAPROXEN))))
        .containsExactly("critical P-37", "critical P-37", "warning P-12");
    assertThat(cards(kidneysFail().orderSign(test("s1", THREE_VIEWS)))).isEmpty();
    assertThat(cards(kidneysFail().orderSign())).isEmpty();
  }

  @Test
  void countsEqualDraftsOnce() {
    assertThat(cards(kidneysFail().orderSign(ibuprofen("m1"), ibuprofen("m2"))))
        .containsExactly("critical P-37");
  }

  @ParameterizedTest
  @ValueSource(strings = {"active", "on-hold"})
  @DisplayName("R-221: orders that are signed again are no drafts any more")
  void judgesAnOrderThatIsSignedAgain(String status) {
    String order = ibuprofen("m1");

    HttpResponse<String> again =
        service.call(kidneysFail().orderSign(order.replace("\"draft\"", "\"" + status + "\"")));

    assertThat(cards(again)).containsExactly("critical P-37");
    assertThat(withoutUuids(again))
        .isEqualTo(withoutUuids(service.call(kidneysFail().orderSign(order))));
  }

  private static String withoutUuids(HttpResponse<String> response) {
    return response.body().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID");
  }

  @Test
  @DisplayName("R-220: a draft whose details are not filled in yet is no failure")
  void judgesADraftWithoutItsDetails() {
    String bare =
        """
        {"resourceType":"MedicationRequest","id":"m1",
         "medicationCodeableConcept":{"coding":[
          {"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"5640"}]}}\
        """;

    assertThat(cards(kidneysFail().orderSelect(List.of("MedicationRequest/m1"), bare)))
        .containsExactly("critical P-37", "info P-36");
    assertThat(
            cards(kidneysFail().orderSign("{\"resourceType\":\"ServiceRequest\",\"id\":\"s1\"}")))
        .isEmpty();
  }

  @Test
  @DisplayName("R-215: members of the context that nobody knows change nothing")
  void ignoresWhatItDoesNotKnowInTheContext() {
    HookBody body = HookBody.full().orderSelect(List.of("ServiceRequest/s1"), test("s1", MRI));
    String more = body.json().replace("\"selections\"", "\"com.example.more\":[1],\"selections\"");

    assertThat(cards(service.post("/cds-services/" + Service.ID, more)))
        .isEqualTo(cards(body))
        .isNotEmpty();
  }

  @Test
  @DisplayName("R-131, R-134 to R-140: a draft gives way to another: delete, then create")
  void replacesADraft() {
    HttpResponse<String> response =
        service.call(
            HookBody.full().orderSelect(List.of("ServiceRequest/s1"), test("s1", TWO_VIEWS)));

    assertThat(cards(response)).containsExactly("info P-10");
    JsonNode card = Service.cardOf("P-10", response);
    assertThat(card.path("selectionBehavior").asString()).isEqualTo("at-most-one");
    JsonNode actions = card.at("/suggestions/0/actions");
    assertThat(actions.values())
        .extracting(action -> action.path("type").asString())
        .containsExactly("delete", "create");
    assertThat(actions.at("/0/resourceId").asString()).isEqualTo("ServiceRequest/s1");
    assertThat(actions.path(0).has("resource")).isFalse();
    assertThat(actions.at("/1/resource/code/coding/0/code").asString()).isEqualTo(THREE_VIEWS);
    assertThat(actions.at("/1/resource/status").asString()).isEqualTo("draft");
    assertThat(actions.at("/1/resource/id").asString()).isNotEmpty().isNotEqualTo("s1");
    assertThat(actions.values())
        .allSatisfy(action -> assertThat(action.path("description").asString()).isNotBlank());
  }

  @Test
  @DisplayName("R-140: what is deleted is what was drafted, each by its own card")
  void replacesEachDraftByItself() {
    HttpResponse<String> response =
        service.call(
            HookBody.full()
                .orderSelect(
                    List.of("ServiceRequest/s1", "ServiceRequest/s2"),
                    test("s1", TWO_VIEWS),
                    test("s2", "79356-2")));

    assertThat(cards(response)).containsExactly("info P-10", "info P-10");
    assertThat(Service.json(response).path("cards").values())
        .extracting(card -> card.at("/suggestions/0/actions/0/resourceId").asString())
        .containsExactly("ServiceRequest/s1", "ServiceRequest/s2");
  }

  private static void assertRefused(HookBody body, String location) {
    HttpResponse<String> response = service.call(body);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    JsonNode outcome = Service.json(response);
    assertThat(outcome.path("resourceType").asString()).isEqualTo("OperationOutcome");
    assertThat(outcome.at("/issue/0/code").asString()).isEqualTo("invalid");
    assertThat(outcome.at("/issue/0/location/0").asString()).startsWith(location);
    assertThat(outcome.at("/issue/0/diagnostics").asString())
        .startsWith(location)
        .doesNotContain("nobody");
  }

  @Test
  @DisplayName("R-219: each selection is one of the drafts")
  void refusesASelectionThatIsNoDraft() {
    assertRefused(
        HookBody.full().orderSelect(List.of("ServiceRequest/nobody"), test("s1", MRI)),
        "/context/selections");
    assertRefused(
        HookBody.full()
            .orderSelect(List.of("ServiceRequest/s1", "MedicationRequest/s1"), test("s1", MRI)),
        "/context/selections");
    assertRefused(HookBody.full().orderSelect(List.of(), test("s1", MRI)), "/context/selections");
  }

  @Test
  @DisplayName("R-219, R-221: a draft that cannot be named cannot be judged")
  void refusesADraftWithoutId() {
    String nameless = test("s1", MRI).replace("\"id\":\"s1\",", "");

    assertRefused(
        HookBody.full().orderSelect(List.of("ServiceRequest/s2"), nameless, test("s2", MRI)),
        "/context/draftOrders");
    assertRefused(HookBody.full().orderSign(nameless), "/context/draftOrders");
    assertRefused(HookBody.full().orderSign(test("no id", MRI)), "/context/draftOrders");
  }

  @Test
  @DisplayName("R-216: orders are for professionals")
  void refusesAPatientWhoOrders() {
    HookBody body = HookBody.full().orderSign(test("s1", MRI));

    HttpResponse<String> response =
        service.post(
            "/cds-services/" + Service.ID, body.json().replace("Practitioner/u1", "Patient/p1"));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("/context/userId");
  }

  private static JsonNode explained(String rule, HookBody body) {
    HttpResponse<String> response =
        service.post("/cds-services/" + Service.ID + "/explain", body.json());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Service.json(response)
        .path("rules")
        .valueStream()
        .filter(each -> each.path("id").asString().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void explainsAnOrderHook() {
    HookBody body = kidneysFail().orderSign(test("s1", TWO_VIEWS), ibuprofen("m1"));

    JsonNode spoken = explained("P-37", body);
    assertThat(spoken.path("state").asString()).isEqualTo("met");
    assertThat(spoken.path("shown").asBoolean()).isTrue();
    assertThat(spoken.path("clauses").values()).extracting(JsonNode::asString).contains("P-37a");
    JsonNode other = explained("P-38", body);
    assertThat(other.path("state").asString()).isEqualTo("not-met");
    assertThat(other.path("shown").asBoolean()).isFalse();
    JsonNode elsewhere = explained("P-10", body);
    assertThat(elsewhere.path("shown").asBoolean()).as("of order-select alone").isFalse();
    assertThat(elsewhere.path("heldBackBy").asString()).isNotBlank();
    assertThat(explained("P-08", body).path("shown").asBoolean()).isFalse();
  }

  @Test
  @DisplayName("R-066, R-102: what is not known of a drug's safety is said, never passed over")
  void saysWhichSafetyCouldNotBeChecked() {
    HttpResponse<String> response =
        service.call(HookBody.full().without("medicationRequests").orderSign(ibuprofen("m1")));

    assertThat(cards(response)).containsExactly("warning P-63");
    JsonNode card = Service.cardOf("P-63", response);
    assertThat(card.at("/extension/dev.carpus.why/evidence/0/reference").asString())
        .isEqualTo("MedicationRequest/m1");
    JsonNode missing = Service.json(response).at("/extension/dev.carpus.incomplete/missing");
    assertThat(missing.values())
        .extracting(each -> each.path("key").asString())
        .containsExactly("medicationRequests");
    assertThat(missing.at("/0/rules").values()).extracting(JsonNode::asString).contains("P-37");

    assertThat(cards(HookBody.full().orderSign(ibuprofen("m1")))).isEmpty();
    assertThat(
            cards(HookBody.full().without("medicationRequests").orderSign(test("s1", THREE_VIEWS))))
        .as("no drug is drafted")
        .isEmpty();
  }

  @Test
  @DisplayName("R-066: what is known to be dangerous is said, whatever else is not known")
  void warnsOfWhatIsKnownWhereTheRestIsNot() {
    HttpResponse<String> response =
        service.call(kidneysFail().without("medicationRequests").orderSign(ibuprofen("m1")));

    assertThat(cards(response)).containsExactly("critical P-37");
    assertThat(Service.cardOf("P-37", response).path("detail").asString())
        .contains("ould not check");
  }
}
