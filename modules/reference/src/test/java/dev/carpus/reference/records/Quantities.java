package dev.carpus.reference.records;

import dev.carpus.reference.records.Analyte.Scale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Writes Quantities: at the limits of the logic, in several units, without one, or inexact. */
final class Quantities {
  /** Which way of its limits a value is. */
  enum Level {
    LOW,
    HIGH,
    ANY
  }

  private static final String UCUM = "http://unitsofmeasure.org";
  private static final List<String> UNKNOWN = List.of("furlongs", "C", "IU", "G/L", "??", "K");
  private static final List<String> ODD_VALUES =
      List.of("0", "-1", "1e300", "1e-300", "99999999999", "0.000", "3.00000000000000000000001");

  private final Chance chance;

  Quantities(RecordSheet sheet) {
    chance = sheet.chance();
  }

  /** A value of an analyte, by the limits of one of its scales. */
  ObjectNode of(Analyte analyte, Level level) {
    Scale scale = chance.percent(60) ? analyte.scales().getFirst() : chance.of(analyte.scales());
    return of(value(scale, level), scale.ucum());
  }

  /** A value in a unit. */
  ObjectNode of(BigDecimal value, String ucum) {
    ObjectNode quantity = Json.object();
    if (chance.isOrdinary()) {
      quantity.put("value", value).put("unit", ucum).put("system", UCUM).put("code", ucum);
    } else {
      quantity.put("value", value);
      writeOdd(quantity, ucum);
    }
    return quantity;
  }

  private BigDecimal value(Scale scale, Level level) {
    BigDecimal limit =
        switch (level) {
          case LOW -> scale.limits().getFirst();
          case HIGH -> scale.limits().getLast();
          case ANY -> chance.of(scale.limits());
        };
    BigDecimal step = BigDecimal.ONE.movePointLeft(limit.scale() + chance.of(0, 1));
    return switch (level) {
      case LOW -> limit.subtract(step.multiply(BigDecimal.valueOf(chance.of(1, 1, 0, 3))));
      case HIGH -> limit.add(step.multiply(BigDecimal.valueOf(chance.of(1, 1, 0, 3))));
      case ANY -> near(limit, step);
    };
  }

  private BigDecimal near(BigDecimal limit, BigDecimal step) {
    return switch (chance.between(0, 5)) {
      case 0, 1 -> limit;
      case 2 -> limit.subtract(step);
      case 3 -> limit.add(step);
      case 4 -> limit.multiply(new BigDecimal("0.4"));
      default -> limit.multiply(new BigDecimal("2.5")).setScale(limit.scale(), RoundingMode.UP);
    };
  }

  private void writeOdd(ObjectNode quantity, String ucum) {
    switch (chance.between(0, 9)) {
      case 0 -> quantity.put("unit", ucum);
      case 1 -> quantity.put("code", ucum);
      case 2 -> quantity.put("unit", chance.of(UNKNOWN));
      case 3 -> quantity.put("system", UCUM).put("code", chance.of(UNKNOWN));
      case 4 -> quantity.put("system", "urn:oid:1.2.3").put("code", "17").put("unit", ucum);
      case 5 -> inUcum(quantity, ucum).put("comparator", chance.of("<", "<=", ">=", ">", "~"));
      case 6 -> inUcum(quantity, ucum).put("value", new BigDecimal(chance.of(ODD_VALUES)));
      case 7 -> Json.absent(inUcum(quantity, ucum), "value");
      case 8 -> quantity.put("system", "urn:oid:2.16.840.1.113883.6.8").put("code", ucum + " ");
      default -> quantity.put("unit", respelled(ucum));
    }
  }

  private static ObjectNode inUcum(ObjectNode quantity, String ucum) {
    return quantity.put("system", UCUM).put("code", ucum);
  }

  private String respelled(String ucum) {
    return switch (chance.between(0, 4)) {
      case 0 -> ucum.toUpperCase(Locale.ROOT);
      case 1 -> ucum.replace("10*", "x10^");
      case 2 -> ucum.replace("[degF]", "°F").replace("Cel", "°C").replace("wk", "weeks");
      case 3 -> ucum.replace("mL/min/{1.73_m2}", "mL/min/1.73m2").replace("[IU]", "IU");
      default -> " " + ucum;
    };
  }
}
