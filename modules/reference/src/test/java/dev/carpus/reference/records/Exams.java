package dev.carpus.reference.records;

import dev.carpus.reference.records.Dates.DateType;
import dev.carpus.reference.records.Quantities.Level;
import dev.carpus.reference.records.Sites.Side;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes Observations: findings of an examination, and results of a laboratory. */
final class Exams {
  private static final List<String> STATUS =
      List.of("amended", "corrected", "preliminary", "registered", "cancelled", "entered-in-error");
  private static final List<String> INTERPRETATIONS =
      List.of("N", "A", "AA", "H", "HH", "L", "LL", "POS", "NEG", "U");

  private final RecordSheet sheet;
  private final Chance chance;
  private final Sites sites;
  private final Quantities quantities;

  Exams(RecordSheet sheet) {
    this.sheet = sheet;
    chance = sheet.chance();
    sites = new Sites(sheet);
    quantities = new Quantities(sheet);
  }

  /** A finding that was looked for so many days ago, and was there or not. */
  ObjectNode finding(int daysAgo, boolean isFound, String... valueSets) {
    ObjectNode exam = start(daysAgo, valueSets);
    if (chance.isOrdinary()) {
      exam.put("valueBoolean", isFound);
    } else {
      writeOddValue(exam);
    }
    if (chance.percent(25)) {
      exam.set("bodySite", sites.any());
    }
    return exam;
  }

  /** A finding of the hands. */
  ObjectNode findingOfHand(int daysAgo, boolean isFound, String... valueSets) {
    ObjectNode exam = finding(daysAgo, isFound, valueSets);
    ObjectNode hand = sites.ofHand(Json.object(), Side.BOTH);
    exam.set("bodySite", hand.path("bodySite").path(0));
    return exam;
  }

  /** A result of so many days ago. */
  ObjectNode result(int daysAgo, Analyte analyte, Level level) {
    ObjectNode result = start(daysAgo, analyte.valueSet());
    if (chance.isOrdinary()) {
      result.set("valueQuantity", quantities.of(analyte, level));
    } else {
      writeOddValue(result);
    }
    if (chance.percent(20)) {
      interpret(result, chance.of(INTERPRETATIONS));
    }
    if (chance.percent(20)) {
      writeRange(result, analyte);
    }
    return result;
  }

  /** A score or any other whole number of so many days ago. */
  ObjectNode number(int daysAgo, int value, String ucum, String... valueSets) {
    ObjectNode result = start(daysAgo, valueSets);
    if (chance.percent(80)) {
      result.set("valueQuantity", quantities.of(BigDecimal.valueOf(value), ucum));
    } else {
      result.put("valueInteger", value);
    }
    return result;
  }

  /** What was found so many days ago, as a concept. */
  ObjectNode coded(int daysAgo, ObjectNode value, String... valueSets) {
    ObjectNode result = start(daysAgo, valueSets);
    result.set("valueCodeableConcept", value);
    return result;
  }

  /** A result of so many days ago of which only its interpretation is on record. */
  ObjectNode interpreted(int daysAgo, String interpretation, String... valueSets) {
    ObjectNode result = start(daysAgo, valueSets);
    interpret(result, interpretation);
    return result;
  }

  /** A titer as a ratio, of so many days ago. */
  ObjectNode ratio(int daysAgo, int titer, String... valueSets) {
    ObjectNode result = start(daysAgo, valueSets);
    ObjectNode ratio = result.putObject("valueRatio");
    ratio.putObject("numerator").put("value", 1);
    ratio.putObject("denominator").put("value", titer);
    return result;
  }

  private ObjectNode start(int daysAgo, String... valueSets) {
    ObjectNode exam = sheet.start("Observation");
    sheet.code(exam, "status", "final", STATUS);
    exam.set("code", sheet.vocabulary().concept(valueSets));
    switch (chance.isOrdinary() ? chance.between(0, 3) : chance.between(3, 7)) {
      case 0, 1, 2 -> sheet.dates().write(exam, "effectiveDateTime", DateType.DATE_TIME, daysAgo);
      case 3 -> sheet.dates().write(exam, "effectiveInstant", DateType.INSTANT, daysAgo);
      case 4 -> sheet.dates().writePeriod(exam, "effectivePeriod", daysAgo + 3, daysAgo);
      case 5 -> exam.putObject("effectiveTiming").putArray("event").add("2026-11-01");
      default -> sheet.dates().write(exam, "issued", DateType.INSTANT, daysAgo);
    }
    return exam;
  }

  private void interpret(ObjectNode exam, String code) {
    ArrayNode interpretations = exam.putArray("interpretation");
    interpretations.add(sheet.vocabulary().hl7("v3-ObservationInterpretation", code));
    if (!chance.isOrdinary()) {
      interpretations.add(
          sheet.vocabulary().hl7("v3-ObservationInterpretation", chance.of(INTERPRETATIONS)));
    }
  }

  private void writeRange(ObjectNode exam, Analyte analyte) {
    ArrayNode ranges = exam.putArray("referenceRange");
    for (int count = chance.of(1, 1, 1, 2); count > 0; count--) {
      ObjectNode range = ranges.addObject();
      if (chance.percent(75)) {
        range.set("low", quantities.of(analyte, Level.ANY));
      }
      if (chance.percent(75)) {
        range.set("high", quantities.of(analyte, Level.ANY));
      }
      if (chance.percent(30)) {
        range.set(
            "type",
            sheet.vocabulary().hl7("referencerange-meaning", chance.of("normal", "treatment")));
      }
      if (chance.percent(10)) {
        range.put("text", "depends");
      }
    }
  }

  private void writeOddValue(ObjectNode exam) {
    switch (chance.between(0, 11)) {
      case 0 -> exam.put("valueString", chance.of("positive", "no", "1:160"));
      case 1 -> exam.put("valueInteger", chance.between(-1, 200));
      case 2 -> exam.set("valueCodeableConcept", sheet.vocabulary().unknown());
      case 3 -> exam.putObject("valueRange").putObject("low").put("value", 3).put("unit", "d");
      case 4 -> exam.putObject("valueRatio").putObject("denominator").put("value", 160);
      case 5 -> exam.put("valueDateTime", "2026-11-01");
      case 6 -> exam.put("valueTime", "12:00:00");
      case 7 -> exam.put("valueBoolean", chance.percent(50));
      case 8 -> exam.set("dataAbsentReason", sheet.vocabulary().unknown());
      case 9 -> Json.absent(exam, "valueBoolean");
      case 10 -> exam.putObject("valueQuantity");
      default ->
          exam.putArray("component")
              .addObject()
              .put("valueBoolean", true)
              .set("code", sheet.vocabulary().unknown());
    }
  }
}
