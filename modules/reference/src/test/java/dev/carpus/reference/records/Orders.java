package dev.carpus.reference.records;

import dev.carpus.reference.records.Dates.DateType;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Writes ServiceRequests, and the Procedures that came of them. */
final class Orders {
  static final List<String> INTENTS =
      List.of(
          "original-order",
          "reflex-order",
          "filler-order",
          "instance-order",
          "proposal",
          "plan",
          "option",
          "directive");
  private static final List<String> STATUS =
      List.of("on-hold", "completed", "draft", "revoked", "entered-in-error", "unknown");
  private static final List<String> PROCEDURE_STATUS =
      List.of(
          "in-progress",
          "stopped",
          "preparation",
          "not-done",
          "on-hold",
          "entered-in-error",
          "unknown");

  private final RecordSheet sheet;
  private final Chance chance;
  private final Sites sites;

  Orders(RecordSheet sheet) {
    this.sheet = sheet;
    chance = sheet.chance();
    sites = new Sites(sheet);
  }

  /** An order that is open since so many days. */
  ObjectNode open(int daysAgo, String... valueSets) {
    return ordered("active", daysAgo, valueSets);
  }

  /** An order of so many days ago with a status. */
  ObjectNode ordered(String status, int daysAgo, String... valueSets) {
    ObjectNode order = sheet.start("ServiceRequest");
    sheet.code(order, "status", status, STATUS);
    sheet.code(order, "intent", "order", INTENTS);
    if (!chance.isOrdinary()) {
      order.put("doNotPerform", chance.percent(50));
    }
    order.set("code", sheet.vocabulary().concept(valueSets));
    sheet.dates().write(order, "authoredOn", DateType.DATE_TIME, daysAgo);
    if (chance.percent(5)) {
      order.putArray("category").add(sheet.vocabulary().concept("VS-TraumaOrderSet"));
    }
    return order;
  }

  /** Gives a request a reason that is coded. */
  ObjectNode because(ObjectNode request, String... valueSets) {
    request.putArray("reasonCode").add(sheet.vocabulary().concept(valueSets));
    return request;
  }

  /** Gives a request any reason, by code or by reference. */
  ObjectNode becauseOfSomething(ObjectNode request) {
    if (chance.percent(50)) {
      return because(request, "VS-HandPain", "VS-HandCramp", "VS-InflammatoryHand");
    }
    request.putArray("reasonReference").add(sheet.reference("Condition", "c1"));
    return request;
  }

  /** Something that was done so many days ago. */
  ObjectNode done(int daysAgo, String... valueSets) {
    return performed("completed", daysAgo, daysAgo, valueSets);
  }

  /** Something that was done, or is still being done, from one day to another. */
  ObjectNode performed(String status, int firstDaysAgo, int lastDaysAgo, String... valueSets) {
    ObjectNode procedure = sheet.start("Procedure");
    sheet.code(procedure, "status", status, PROCEDURE_STATUS);
    procedure.set("code", sheet.vocabulary().concept(valueSets));
    if (firstDaysAgo != lastDaysAgo) {
      sheet.dates().writePeriod(procedure, "performedPeriod", firstDaysAgo, lastDaysAgo);
    } else if (chance.isOrdinary()) {
      sheet.dates().write(procedure, "performedDateTime", DateType.DATE_TIME, lastDaysAgo);
    } else {
      writeOddly(procedure, lastDaysAgo);
    }
    if (chance.percent(10)) {
      sites.anywhere(procedure);
    }
    return procedure;
  }

  private void writeOddly(ObjectNode procedure, int daysAgo) {
    switch (chance.between(0, 3)) {
      case 0 -> procedure.put("performedString", "last week");
      case 1 -> procedure.putObject("performedAge").put("value", 40).put("code", "a");
      case 2 -> sheet.dates().writePeriod(procedure, "performedPeriod", daysAgo + 1, daysAgo);
      default -> procedure.putObject("performedRange").putObject("low").put("value", 40);
    }
  }
}
