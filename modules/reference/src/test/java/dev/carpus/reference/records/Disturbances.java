package dev.carpus.reference.records;

import dev.carpus.reference.records.Dates.DateType;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** What happens to the records of real patients: contradictions, errors, gaps, wrong values. */
final class Disturbances {
  private static final List<Integer> COUNTS = List.of(0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 5);
  private static final String RECORDED = "recordedDate";

  private final RecordSheet sheet;
  private final Chance chance;
  private final BrokenValues broken;
  private boolean mayBeUnreadable;

  Disturbances(RecordSheet sheet) {
    this.sheet = sheet;
    chance = sheet.chance();
    broken = new BrokenValues(chance);
  }

  /**
   * Disturbs the record.
   *
   * @return whether a resource may be unreadable after that
   */
  boolean apply() {
    for (int count = chance.of(COUNTS); count > 0; count--) {
      if (!sheet.resources().isEmpty()) {
        disturb(chance.of(sheet.resources()));
      }
    }
    if (chance.percent(15)) {
      List<ObjectNode> shuffled = chance.shuffled(sheet.resources());
      sheet.resources().clear();
      sheet.resources().addAll(shuffled);
    }
    return mayBeUnreadable;
  }

  private void disturb(ObjectNode resource) {
    switch (chance.between(0, 15)) {
      case 0, 1 -> repeat(resource);
      case 2 -> giveAway(resource);
      case 3 -> enterInError(resource);
      case 4, 5 -> refute();
      case 6, 7 -> deny();
      case 8 -> broken.declareAbsent(resource);
      case 9, 10 -> broken.drop(resource);
      case 11, 12 -> {
        mayBeUnreadable = true;
        broken.mistype(resource);
      }
      case 13 -> {
        mayBeUnreadable = true;
        broken.add(resource);
      }
      case 14 -> resource.put("id", chance.of("c1", "o2", "x".repeat(65), "", "a b"));
      default -> {
        if (chance.percent(30)) {
          mayBeUnreadable = true;
          broken.wreck(resource);
        } else {
          resource.remove("id");
        }
      }
    }
  }

  /** The same resource comes twice, once with other content. */
  private void repeat(ObjectNode resource) {
    ObjectNode twin = resource.deepCopy();
    broken.drop(twin);
    twin.put("resourceType", resource.path("resourceType").asString());
    sheet.resources().add(chance.between(0, sheet.resources().size()), twin);
  }

  /** The resource is of another patient. */
  private void giveAway(ObjectNode resource) {
    for (String element : List.of("subject", "patient")) {
      if (resource.has(element)) {
        resource
            .putObject(element)
            .put("reference", chance.of("Patient/p2", "https://ehr.example/fhir/Patient/p2"));
      }
    }
    if (resource.at("/participant/0/actor") instanceof ObjectNode actor) {
      actor.put("reference", "Patient/p2");
    }
  }

  private void enterInError(ObjectNode resource) {
    String error = "entered-in-error";
    switch (resource.path("resourceType").asString()) {
      case "Condition" ->
          resource.set("verificationStatus", sheet.vocabulary().hl7("condition-ver-status", error));
      case "AllergyIntolerance" ->
          resource.set(
              "verificationStatus",
              sheet.vocabulary().hl7("allergyintolerance-verification", error));
      default -> resource.put("status", error);
    }
  }

  /** A condition is refuted by another record, of a day before or after. */
  private void refute() {
    copyOfAny(each -> each.path("resourceType").asString().equals("Condition"), RECORDED);
  }

  /** A newer or older exam denies what an exam found. */
  private void deny() {
    copyOfAny(each -> each.path("valueBoolean").asBoolean(false), "effectiveDateTime");
  }

  private void copyOfAny(Predicate<ObjectNode> wanted, String date) {
    List<ObjectNode> originals = sheet.resources().stream().filter(wanted).toList();
    if (originals.isEmpty()) {
      return;
    }
    ObjectNode copy = chance.of(originals).deepCopy();
    copy.put("id", "copy" + sheet.resources().size());
    sheet.dates().write(copy, date, DateType.DATE_TIME, chance.of(0, 0, 1, 3, 30, 400, -1));
    if (date.equals(RECORDED)) {
      copy.set("verificationStatus", sheet.vocabulary().hl7("condition-ver-status", "refuted"));
    } else {
      copy.put("valueBoolean", false);
    }
    sheet.resources().add(copy);
  }
}
