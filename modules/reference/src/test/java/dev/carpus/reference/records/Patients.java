package dev.carpus.reference.records;

import dev.carpus.reference.records.Dates.DateType;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Writes Patients: of every age that the logic asks for, to the day. */
final class Patients {
  /** The ages, in years, from which on the logic says something else. */
  private static final List<Integer> AGES = List.of(12, 18, 55, 56, 60, 75);

  private final RecordSheet sheet;
  private final Chance chance;

  Patients(RecordSheet sheet) {
    this.sheet = sheet;
    chance = sheet.chance();
  }

  /** The patient of the record, at any age. */
  ObjectNode ofAnyAge() {
    if (chance.percent(15)) {
      return aged(chance.of(AGES), chance.between(-1, 1));
    }
    return aged(chance.percent(94) ? chance.between(18, 92) : chance.between(0, 17), 30);
  }

  /** A woman who may bear children. */
  ObjectNode woman() {
    return aged(chance.between(19, 54), 30).put("gender", "female");
  }

  /** A patient of so many years and days; mostly the one who is written already. */
  ObjectNode aged(int years, int days) {
    Optional<ObjectNode> known =
        sheet.resources().stream()
            .filter(each -> each.path("resourceType").asString().equals("Patient"))
            .findFirst();
    return known.filter(_ -> chance.percent(90)).orElseGet(() -> born(years, days));
  }

  private ObjectNode born(int years, int days) {
    ObjectNode patient = Json.object().put("resourceType", "Patient").put("id", sheet.patient());
    sheet.resources().addFirst(patient);
    sheet.code(
        patient, "gender", chance.of("female", "female", "male"), List.of("other", "unknown"));
    LocalDate birth = sheet.dates().today().minusYears(years).minusDays(days);
    int daysAgo = (int) ChronoUnit.DAYS.between(birth, sheet.dates().today());
    if (chance.isOrdinary()) {
      patient.put("birthDate", birth.toString());
    } else {
      sheet.dates().write(patient, "birthDate", DateType.DATE, daysAgo);
    }
    return patient;
  }
}
