package dev.carpus.reference.records;

import dev.carpus.reference.records.Dates.DateType;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Writes Encounters, and Appointments to come. */
final class Visits {
  private static final List<String> SERVICES =
      List.of(
          "Neurology",
          "neurology service",
          "Hand surgery",
          "Orthopaedics",
          "SURGERY",
          "Neurosurgery",
          "General practice");

  private final RecordSheet sheet;
  private final Chance chance;

  Visits(RecordSheet sheet) {
    this.sheet = sheet;
    chance = sheet.chance();
  }

  /** The current encounter, if there is one, or another; of any service. */
  ObjectNode encounter(int daysAgo) {
    return encounter(daysAgo, chance.of(SERVICES));
  }

  /** The same, of a service. */
  ObjectNode encounter(int daysAgo, String service) {
    ObjectNode encounter = sheet.start("Encounter");
    encounter.put("id", sheet.encounter().filter(_ -> chance.isOrdinary()).orElse("e2"));
    sheet.code(encounter, "status", "in-progress", List.of("planned", "finished", "cancelled"));
    encounter
        .putObject("class")
        .put("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode")
        .put("code", "AMB");
    writeService(encounter, service);
    sheet.dates().writePeriod(encounter, "period", daysAgo, daysAgo - 1);
    return encounter;
  }

  /** The same, for cramps of the hands. */
  ObjectNode forCramps(int daysAgo) {
    ObjectNode encounter = encounter(daysAgo, "General practice");
    encounter.putArray("reasonCode").add(sheet.vocabulary().concept("VS-HandCramp"));
    return encounter;
  }

  /** The same, for a condition. */
  ObjectNode forCondition(ObjectNode condition, int daysAgo) {
    ObjectNode encounter = encounter(daysAgo);
    ObjectNode reference = sheet.reference("Condition", condition.path("id").asString("nowhere"));
    if (chance.percent(50)) {
      encounter.putArray("reasonReference").add(reference);
    } else {
      encounter.putArray("diagnosis").addObject().set("condition", reference);
    }
    return encounter;
  }

  private void writeService(ObjectNode encounter, String service) {
    ObjectNode type = sheet.vocabulary().unknown();
    if (chance.percent(50)) {
      type.put("text", service);
    } else if (type.path("coding").path(0) instanceof ObjectNode coding) {
      coding.put("display", service);
    }
    encounter.set("serviceType", type);
  }

  /** An appointment in so many days. */
  ObjectNode appointment(int days) {
    ObjectNode appointment = sheet.start("Appointment");
    ObjectNode patient = (ObjectNode) appointment.remove("subject");
    sheet.code(
        appointment,
        "status",
        "booked",
        List.of("proposed", "pending", "cancelled", "fulfilled", "entered-in-error"));
    if (days == 0) {
      sheet.dates().writeHourOfToday(appointment, "start");
    } else {
      sheet.dates().write(appointment, "start", DateType.INSTANT, -days);
    }
    if (chance.isOrdinary()) {
      appointment
          .putArray("participant")
          .addObject()
          .put("status", "accepted")
          .set("actor", patient);
    }
    return appointment;
  }
}
