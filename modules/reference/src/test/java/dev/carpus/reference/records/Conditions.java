package dev.carpus.reference.records;

import dev.carpus.reference.records.Dates.DateType;
import dev.carpus.reference.records.Sites.Side;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Writes Conditions: mostly active and confirmed ones. */
final class Conditions {
  private static final String RECORDED = "recordedDate";
  private static final List<String> CLINICAL =
      List.of("recurrence", "relapse", "inactive", "remission", "resolved", "unheard-of");
  private static final List<String> VERIFICATION =
      List.of(
          "unconfirmed",
          "provisional",
          "differential",
          "refuted",
          "entered-in-error",
          "unheard-of");

  private final RecordSheet sheet;
  private final Chance chance;
  private final Sites sites;

  Conditions(RecordSheet sheet) {
    this.sheet = sheet;
    chance = sheet.chance();
    sites = new Sites(sheet);
  }

  /** A condition of any of these value sets that is on record since so many days. */
  ObjectNode add(int daysAgo, String... valueSets) {
    ObjectNode condition = sheet.start("Condition");
    condition.set("code", sheet.vocabulary().concept(valueSets));
    writeStatus(condition, chance.mostly("active", CLINICAL));
    writeVerification(condition, chance.mostly("confirmed", VERIFICATION));
    writeCategory(condition);
    writeOnset(condition, daysAgo);
    if (chance.percent(85)) {
      sheet.dates().write(condition, RECORDED, DateType.DATE_TIME, daysAgo);
    }
    if (!chance.isOrdinary()) {
      writeAbatement(condition);
    }
    if (chance.percent(5)) {
      sites.anywhere(condition);
    }
    if (chance.percent(5)) {
      condition.putObject("severity").put("text", chance.of("mild", "Mild", "severe"));
    }
    return condition;
  }

  /** The same, of a hand or of both. */
  ObjectNode ofHand(int daysAgo, Side side, String... valueSets) {
    return sites.ofHand(add(daysAgo, valueSets), side);
  }

  /** The same, of a joint that is named. */
  ObjectNode ofJoint(int daysAgo, String... valueSets) {
    return sites.ofJoint(add(daysAgo, valueSets));
  }

  /** The same, over for so many days. */
  ObjectNode over(int daysAgo, String... valueSets) {
    ObjectNode condition = add(daysAgo + chance.between(0, 300), valueSets);
    writeStatus(condition, chance.of("resolved", "inactive", "remission"));
    condition.remove("abatementPeriod");
    sheet.dates().write(condition, "abatementDateTime", DateType.DATE_TIME, daysAgo);
    return condition;
  }

  /** The same, refuted so many days ago. */
  ObjectNode refuted(int daysAgo, String... valueSets) {
    ObjectNode condition = add(daysAgo, valueSets);
    condition.remove("clinicalStatus");
    writeVerification(condition, "refuted");
    return condition;
  }

  /** The same, but not yet certain. */
  ObjectNode possible(int daysAgo, String... valueSets) {
    ObjectNode condition = add(daysAgo, valueSets);
    writeVerification(condition, chance.of("unconfirmed", "provisional", "differential"));
    return condition;
  }

  private void writeStatus(ObjectNode condition, String code) {
    if (chance.isOrdinary()) {
      condition.set("clinicalStatus", sheet.vocabulary().hl7("condition-clinical", code));
    }
  }

  private void writeVerification(ObjectNode condition, String code) {
    if (chance.isOrdinary()) {
      condition.set("verificationStatus", sheet.vocabulary().hl7("condition-ver-status", code));
    }
  }

  private void writeCategory(ObjectNode condition) {
    boolean isOfEncounter = chance.percent(20);
    condition
        .putArray("category")
        .add(
            sheet
                .vocabulary()
                .hl7(
                    "condition-category",
                    isOfEncounter ? "encounter-diagnosis" : "problem-list-item"));
    if (isOfEncounter) {
      String encounter = sheet.encounter().filter(_ -> chance.percent(80)).orElse("e2");
      condition.set("encounter", sheet.reference("Encounter", encounter));
      if (chance.percent(40)) {
        condition.remove("clinicalStatus");
      }
    }
  }

  private void writeOnset(ObjectNode condition, int daysAgo) {
    int onset = chance.percent(70) ? daysAgo : daysAgo + chance.between(0, 40);
    switch (chance.between(0, chance.isOrdinary() ? 7 : 12)) {
      case 0, 1, 2, 3, 4 ->
          sheet.dates().write(condition, "onsetDateTime", DateType.DATE_TIME, onset);
      case 5 -> sheet.dates().writePeriod(condition, "onsetPeriod", onset, onset - 10);
      case 6, 7, 8 -> condition.remove("onsetDateTime");
      case 9 ->
          condition
              .putObject("onsetAge")
              .put("value", chance.between(1, 90))
              .put("system", "http://unitsofmeasure.org")
              .put("code", chance.of("a", "mo", "kg"));
      case 10 -> condition.put("onsetString", "since spring");
      case 11 -> condition.putObject("onsetRange").putObject("low").put("value", 3);
      default -> condition.put("onsetDateTime", "since spring");
    }
  }

  private void writeAbatement(ObjectNode condition) {
    int daysAgo = sheet.windows().any(chance);
    switch (chance.between(0, 4)) {
      case 0, 1 -> sheet.dates().write(condition, "abatementDateTime", DateType.DATE_TIME, daysAgo);
      case 2 -> sheet.dates().writePeriod(condition, "abatementPeriod", daysAgo, daysAgo - 5);
      case 3 -> condition.put("abatementString", "in the autumn");
      default ->
          condition.putObject("abatementAge").put("value", chance.between(1, 90)).put("unit", "a");
    }
  }
}
