package dev.carpus.reference.records;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Writes AllergyIntolerances. */
final class Allergies {
  private final RecordSheet sheet;
  private final Chance chance;

  Allergies(RecordSheet sheet) {
    this.sheet = sheet;
    chance = sheet.chance();
  }

  /** An active allergy to a substance of any of these value sets. */
  ObjectNode to(String... valueSets) {
    ObjectNode allergy = start();
    if (chance.percent(80)) {
      allergy.set("code", sheet.vocabulary().concept(valueSets));
    } else {
      allergy.set("code", sheet.vocabulary().unknown());
      allergy
          .putArray("reaction")
          .addObject()
          .set("substance", sheet.vocabulary().concept(valueSets));
    }
    return allergy;
  }

  /** An intolerance, rather than an allergy, of a substance. */
  ObjectNode intoleranceOf(String... valueSets) {
    return to(valueSets).put("type", "intolerance");
  }

  private ObjectNode start() {
    ObjectNode allergy = sheet.start("AllergyIntolerance", "patient");
    String status = chance.mostly("active", List.of("inactive", "resolved", "unheard-of"));
    String verification =
        chance.mostly("confirmed", List.of("unconfirmed", "refuted", "entered-in-error"));
    if (chance.isOrdinary()) {
      allergy.set("clinicalStatus", sheet.vocabulary().hl7("allergyintolerance-clinical", status));
    }
    if (chance.isOrdinary()) {
      allergy.set(
          "verificationStatus",
          sheet.vocabulary().hl7("allergyintolerance-verification", verification));
    }
    if (chance.percent(60)) {
      sheet.code(allergy, "type", "allergy", List.of("intolerance"));
    }
    return allergy;
  }
}
