package dev.carpus.reference.records;

import dev.carpus.reference.records.Dates.DateType;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Writes Devices, and CarePlans. */
final class Devices {
  private final RecordSheet sheet;
  private final Chance chance;

  Devices(RecordSheet sheet) {
    this.sheet = sheet;
    chance = sheet.chance();
  }

  /** A device in place, of a type of any of these value sets. */
  ObjectNode of(String... valueSets) {
    ObjectNode device = sheet.start("Device", "patient");
    sheet.code(device, "status", "active", List.of("inactive", "entered-in-error", "unknown"));
    device.set("type", sheet.vocabulary().concept(valueSets));
    if (chance.percent(20)) {
      device
          .putArray("deviceName")
          .addObject()
          .put("name", chance.of("Azure XT pacemaker", "Stent", "ICD"))
          .put("type", "user-friendly-name");
    }
    return device;
  }

  /** The same, known to be safe in an MRI under conditions. */
  ObjectNode conditional(String... valueSets) {
    ObjectNode device = of(valueSets);
    ObjectNode safety = device.putArray("safety").addObject();
    switch (chance.mostly(chance.between(0, 2), List.of(3, 4))) {
      case 0 -> safety.put("text", chance.of("MR Conditional", "mr conditional"));
      case 1 ->
          safety
              .putArray("coding")
              .addObject()
              .put("system", "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl")
              .put("code", "C113844");
      case 2 -> safety.putArray("coding").addObject().put("display", "MR Conditional");
      case 3 -> safety.put("text", "MR Unsafe");
      default -> safety.set("coding", sheet.vocabulary().unknown().path("coding"));
    }
    return device;
  }

  /** A care plan with an activity. */
  ObjectNode plan(String... valueSets) {
    ObjectNode plan = sheet.start("CarePlan");
    sheet.code(plan, "status", "active", List.of("draft", "completed", "revoked", "on-hold"));
    plan.put("intent", "plan");
    ObjectNode detail = plan.putArray("activity").addObject().putObject("detail");
    detail.put("status", "in-progress").set("code", sheet.vocabulary().concept(valueSets));
    if (chance.percent(50)) {
      ObjectNode period = plan.putObject("period");
      sheet.dates().write(period, "start", DateType.DATE_TIME, chance.between(0, 100));
      if (chance.percent(50)) {
        sheet.dates().write(period, "end", DateType.DATE_TIME, chance.of(-30, -1, 0, 1));
      }
    }
    return plan;
  }
}
