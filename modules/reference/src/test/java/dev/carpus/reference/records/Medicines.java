package dev.carpus.reference.records;

import dev.carpus.reference.records.Dates.DateType;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Writes medicines that are prescribed, stated as taken, and given. */
final class Medicines {
  /** How a medicine gets into the body. */
  enum Route {
    ORAL,
    TOPICAL,
    JOINT,
    NONE
  }

  private static final List<String> REQUEST_STATUS =
      List.of("on-hold", "completed", "stopped", "cancelled", "draft", "entered-in-error");
  private static final List<String> STATEMENT_STATUS =
      List.of("completed", "intended", "stopped", "on-hold", "not-taken", "entered-in-error");
  private static final List<String> ADMINISTRATION_STATUS =
      List.of("in-progress", "stopped", "not-done", "on-hold", "entered-in-error");

  private final RecordSheet sheet;
  private final Chance chance;
  private final Drugs drugs;
  private final Sites sites;

  Medicines(RecordSheet sheet) {
    this.sheet = sheet;
    chance = sheet.chance();
    drugs = new Drugs(sheet);
    sites = new Sites(sheet);
  }

  /** A medicine that is taken now: by a request, a statement or an administration. */
  ObjectNode taken(Route route, String... valueSets) {
    return switch (chance.between(0, 3)) {
      case 0, 1 ->
          prescribed(
              "active", sheet.windows().around(chance, "MEDICINE_LOOKBACK"), route, valueSets);
      case 2 -> stated("active", 40, -5, route, valueSets);
      default -> given(sheet.windows().around(chance, "ADMINISTRATION_LOOKBACK"), route, valueSets);
    };
  }

  /** A request with a status, authored so many days ago. */
  ObjectNode prescribed(String status, int daysAgo, Route route, String... valueSets) {
    ObjectNode request = sheet.start("MedicationRequest");
    sheet.code(request, "status", status, REQUEST_STATUS);
    sheet.code(request, "intent", "order", Orders.INTENTS);
    if (!chance.isOrdinary()) {
      request.put("doNotPerform", chance.percent(50));
    }
    drugs.name(request, valueSets);
    sheet.dates().write(request, "authoredOn", DateType.DATE_TIME, daysAgo);
    if (route != Route.NONE || !chance.isOrdinary()) {
      dose(request, "dosageInstruction", route);
    }
    if (chance.percent(15)) {
      writeSupply(request, daysAgo);
    }
    return request;
  }

  /** The same, to be taken from one day to another. */
  ObjectNode prescribedFor(
      String status, int firstDaysAgo, int lastDaysAgo, Route route, String... valueSets) {
    ObjectNode request = prescribed(status, firstDaysAgo, route, valueSets);
    ObjectNode instruction = Json.object();
    if (request.path("dosageInstruction").path(0) instanceof ObjectNode first) {
      instruction = first;
    } else {
      request.putArray("dosageInstruction").add(instruction);
    }
    ObjectNode repeat = instruction.putObject("timing").putObject("repeat");
    if (chance.isOrdinary()) {
      sheet.dates().writePeriod(repeat, "boundsPeriod", firstDaysAgo, lastDaysAgo);
    } else {
      repeat.putObject("boundsDuration").put("value", 10).put("code", "d");
    }
    return request;
  }

  /** A statement with a status, of the days on which it was taken. */
  ObjectNode stated(
      String status, int firstDaysAgo, int lastDaysAgo, Route route, String... valueSets) {
    ObjectNode statement = sheet.start("MedicationStatement");
    sheet.code(statement, "status", status, STATEMENT_STATUS);
    drugs.name(statement, valueSets);
    if (chance.isOrdinary()) {
      sheet.dates().writePeriod(statement, "effectivePeriod", firstDaysAgo, lastDaysAgo);
    } else {
      sheet.dates().write(statement, "effectiveDateTime", DateType.DATE_TIME, firstDaysAgo);
    }
    if (route != Route.NONE) {
      dose(statement, "dosage", route);
    }
    return statement;
  }

  /** An administration of so many days ago. */
  ObjectNode given(int daysAgo, Route route, String... valueSets) {
    ObjectNode given = sheet.start("MedicationAdministration");
    sheet.code(given, "status", "completed", ADMINISTRATION_STATUS);
    drugs.name(given, valueSets);
    if (chance.isOrdinary()) {
      sheet.dates().write(given, "effectiveDateTime", DateType.DATE_TIME, daysAgo);
    } else {
      sheet.dates().writePeriod(given, "effectivePeriod", daysAgo + 2, daysAgo);
    }
    if (route != Route.NONE) {
      ObjectNode dosage = given.putObject("dosage");
      writeRoute(dosage, route);
      if (route == Route.JOINT && chance.percent(85)) {
        dosage.set("site", sites.joint());
      }
    }
    return given;
  }

  private void dose(ObjectNode owner, String element, Route route) {
    for (int count = chance.isOrdinary() ? 1 : chance.between(0, 2); count > 0; count--) {
      ObjectNode instruction = owner.withArray(element).addObject();
      writeRoute(instruction, route);
      if (route == Route.JOINT && chance.percent(85)) {
        instruction.set("site", sites.joint());
      }
    }
  }

  private void writeRoute(ObjectNode at, Route route) {
    Vocabulary words = sheet.vocabulary();
    switch (chance.isOrdinary() ? route : chance.of(Route.values())) {
      case ORAL -> at.set("route", words.oral());
      case TOPICAL -> at.set("route", words.concept("VS-TopicalRoute"));
      case JOINT -> at.set("route", words.concept("VS-IntraArticularRoute"));
      case NONE -> at.put("text", "as needed");
    }
  }

  /** For some days, counted in days, months or what nobody counts in; often just used up. */
  private void writeSupply(ObjectNode request, int daysAgo) {
    ObjectNode dispense = request.putObject("dispenseRequest");
    String unit = chance.mostly("d", List.of("mo", "wk", "kg", "days"));
    int days = Math.max(1, Math.abs(daysAgo) + chance.of(-1, 0, 0, 1, 30));
    int refills = chance.of(0, 0, 1, 2);
    dispense
        .putObject("expectedSupplyDuration")
        .put("value", Math.max(1, days / (unit.equals("mo") ? 31 : 1) / (1 + refills)))
        .put("unit", unit)
        .put("system", "http://unitsofmeasure.org")
        .put("code", unit);
    if (refills > 0 || !chance.isOrdinary()) {
      dispense.put("numberOfRepeatsAllowed", refills);
    }
  }
}
