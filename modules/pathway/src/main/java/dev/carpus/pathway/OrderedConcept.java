package dev.carpus.pathway;

import tools.jackson.databind.JsonNode;

/** What an order is for, as a CodeableConcept: of a drug or of anything else. */
public final class OrderedConcept {
  private static final String OF_A_DRUG = "medicationCodeableConcept";

  private OrderedConcept() {}

  /** The concept of a request resource; a missing node if it names none. */
  public static JsonNode of(JsonNode order) {
    return order.has(OF_A_DRUG) ? order.path(OF_A_DRUG) : order.path("code");
  }
}
