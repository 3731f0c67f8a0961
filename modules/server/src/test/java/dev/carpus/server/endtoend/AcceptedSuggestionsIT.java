package dev.carpus.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A suggestion really orders: a real FHIR server takes its resources, and the hook that fires again
 * finds them, and asks no more.
 */
class AcceptedSuggestionsIT {
  private static final Map<String, String> SYSTEMS =
      Map.of(
          "loinc", "http://loinc.org",
          "snomed", "http://snomed.info/sct",
          "rxnorm", "http://www.nlm.nih.gov/research/umls/rxnorm");

  /**
   * What is accepted of a card.
   *
   * @param caseId whose record it is
   * @param codes the orders, each by its first code
   * @param silent the rules that ask no more, held back by the orders
   * @param speaking the rules that the orders do not concern
   */
  record Acceptance(String caseId, List<String> codes, List<String> silent, List<String> speaking) {
    @Override
    public String toString() {
      return caseId + ": " + String.join(", ", codes);
    }
  }

  static Stream<Acceptance> acceptances() {
    return Stream.of(
        new Acceptance("v-01", List.of("loinc|36756-5"), List.of("P-08"), List.of("P-61")),
        new Acceptance(
            "v-08",
            List.of(
                "loinc|58410-2",
                "loinc|4537-7",
                "loinc|1988-5",
                "loinc|24356-8",
                "loinc|24325-3",
                "loinc|8061-4"),
            List.of("P-15", "P-16", "P-17", "P-18", "P-19", "P-20"),
            List.of("P-08")),
        new Acceptance("v-12", List.of("loinc|69179-0"), List.of("P-23"), List.of("P-30")),
        new Acceptance("v-12", List.of("snomed|303924009"), List.of("P-23"), List.of("P-30")),
        new Acceptance("v-06", List.of("loinc|30667-0"), List.of("P-51"), List.of("P-07")),
        new Acceptance("p-55-task", List.of("snomed|308474002"), List.of("P-55"), List.of()),
        new Acceptance(
            "p-39-confirmed", List.of("snomed|306166004"), List.of("P-39"), List.of("P-33")),
        new Acceptance("p-56-mri", List.of("snomed|306312003"), List.of("P-56"), List.of()),
        new Acceptance("p-53-answers", List.of("snomed|306290009"), List.of("P-53"), List.of()),
        new Acceptance("p-31-score", List.of("rxnorm|3355"), List.of("P-31"), List.of()),
        new Acceptance("p-34-no-score", List.of("rxnorm|161"), List.of("P-34"), List.of("P-35")),
        new Acceptance("p-34-no-score", List.of("rxnorm|5640"), List.of("P-35"), List.of("P-34")));
  }

  /** As the drafts that they are suggested as. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("acceptances")
  void doesNotAskAgainForWhatWasAcceptedAsADraft(Acceptance accepted)
      throws IOException, InterruptedException {
    accept(accepted, "draft");
  }

  /** As the orders that a clinician made of the drafts. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("acceptances")
  void doesNotAskAgainForWhatWasOrdered(Acceptance accepted)
      throws IOException, InterruptedException {
    accept(accepted, "active");
  }

  private static void accept(Acceptance accepted, String status)
      throws IOException, InterruptedException {
    String prefix =
        String.join(
            "-", accepted.caseId(), accepted.codes().getFirst().replace('|', '-'), status, "");
    CaseOnServer patient = CaseOnServer.put(accepted.caseId(), prefix);
    List<JsonNode> orders = new ArrayList<>();
    JsonNode before = patient.cards();
    for (String code : accepted.codes()) {
      orders.add(order(code, before));
    }
    assertThat(rules(before)).containsAll(accepted.silent()).containsAll(accepted.speaking());
    for (JsonNode order : orders) {
      assertThat(errors(order)).as(order.toPrettyString()).isEmpty();
      ((ObjectNode) order).put("status", status);
    }

    List<String> references = references(CaseOnServer.create(orders));

    JsonNode after = patient.cards();
    assertThat(suggested(after))
        .map(AcceptedSuggestionsIT::key)
        .doesNotContainAnyElementsOf(accepted.codes());
    assertThat(rules(after))
        .doesNotContainAnyElementsOf(accepted.silent())
        .containsAll(accepted.speaking());
    for (int i = 0; i < accepted.silent().size(); i++) {
      JsonNode explained = patient.explained(accepted.silent().get(i));
      assertThat(explained.path("state").asString()).isEqualTo("met");
      assertThat(explained.path("shown").asBoolean()).isFalse();
      assertThat(explained.path("heldBackBy").asString()).contains("(" + references.get(i) + ")");
    }
  }

  private static JsonNode order(String code, JsonNode cards) {
    List<JsonNode> found =
        suggested(cards).stream().filter(each -> key(each).equals(code)).toList();
    assertThat(found).as("suggestions of " + code).hasSize(1);
    return found.getFirst();
  }

  /** Every resource that the cards suggest. */
  private static List<JsonNode> suggested(JsonNode cards) {
    List<JsonNode> resources = new ArrayList<>();
    for (JsonNode card : cards) {
      for (JsonNode suggestion : card.path("suggestions")) {
        for (JsonNode action : suggestion.path("actions")) {
          assertThat(action.path("type").asString()).isEqualTo("create");
          resources.add(action.path("resource"));
        }
      }
    }
    return resources;
  }

  /** What is ordered, by its first code. */
  private static String key(JsonNode order) {
    JsonNode concept =
        order.has("medicationCodeableConcept")
            ? order.path("medicationCodeableConcept")
            : order.path("code");
    String system = concept.at("/coding/0/system").asString();
    return SYSTEMS.entrySet().stream()
            .filter(each -> each.getValue().equals(system))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(system)
        + "|"
        + concept.at("/coding/0/code").asString();
  }

  private static List<String> rules(JsonNode cards) {
    List<String> rules = new ArrayList<>();
    for (JsonNode card : cards) {
      card.at("/extension/dev.carpus.why/rules").forEach(rule -> rules.add(rule.asString()));
    }
    return rules;
  }

  private static List<String> errors(JsonNode resource) throws IOException, InterruptedException {
    return CaseOnServer.validate(resource)
        .valueStream()
        .filter(issue -> List.of("error", "fatal").contains(issue.path("severity").asString()))
        .map(issue -> issue.path("diagnostics").asString())
        .toList();
  }

  /** The references that a transaction gave to what it created, in the order of its entries. */
  private static List<String> references(JsonNode response) {
    return response
        .path("entry")
        .valueStream()
        .map(entry -> entry.at("/response/location").asString().replaceFirst("/_history/.*", ""))
        .toList();
  }
}
