package dev.carpus.reference.records;

import tools.jackson.databind.node.ObjectNode;

/** Says of a medicine which drug it is: by a code, or by a Medication in any place. */
final class Drugs {
  private static final String CONCEPT = "medicationCodeableConcept";
  private static final String REFERENCE = "medicationReference";

  private final RecordSheet sheet;
  private final Chance chance;

  Drugs(RecordSheet sheet) {
    this.sheet = sheet;
    chance = sheet.chance();
  }

  /** Names a drug of any of these value sets. */
  void name(ObjectNode medicine, String... valueSets) {
    ObjectNode drug = sheet.vocabulary().concept(valueSets);
    switch (chance.between(0, chance.isOrdinary() ? 9 : 14)) {
      case 0 -> contain(medicine, drug);
      case 1 -> supply(medicine, drug);
      case 10 -> medicine.set(CONCEPT, Json.object().put("text", "little white pills"));
      case 11 -> medicine.set(CONCEPT, sheet.vocabulary().unknown());
      case 12 -> medicine.remove(CONCEPT);
      case 13 -> medicine.set(REFERENCE, sheet.reference("Medication", "nowhere"));
      default -> medicine.set(CONCEPT, drug);
    }
  }

  private void contain(ObjectNode medicine, ObjectNode drug) {
    ObjectNode medication = Json.object().put("resourceType", "Medication").put("id", "med");
    describe(medication, drug);
    medicine.putArray("contained").add(medication);
    medicine.putObject(REFERENCE).put("reference", chance.percent(90) ? "#med" : "#other");
  }

  private void supply(ObjectNode medicine, ObjectNode drug) {
    String id = "med" + sheet.resources().size();
    ObjectNode medication = Json.object().put("resourceType", "Medication").put("id", id);
    describe(medication, drug);
    sheet.resources().add(medication);
    medicine.set(REFERENCE, sheet.reference("Medication", id));
  }

  /** By its own code, by those of its ingredients, or by another Medication as an ingredient. */
  private void describe(ObjectNode medication, ObjectNode drug) {
    if (chance.percent(50)) {
      medication.set("code", drug);
      return;
    }
    if (chance.percent(40)) {
      medication.set("code", sheet.vocabulary().unknown());
    }
    medication.putArray("ingredient").addObject().set("itemCodeableConcept", drug);
    if (!chance.isOrdinary()) {
      ObjectNode further = medication.withArray("ingredient").addObject();
      if (chance.percent(50)) {
        further.set("itemCodeableConcept", sheet.vocabulary().unknown());
      } else {
        String other = medication.path("id").asString();
        further.set("itemReference", sheet.reference("Medication", other));
      }
    }
  }
}
