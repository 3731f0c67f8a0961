package dev.carpus.reference.records;

import dev.carpus.logic.ElmLibrary;
import dev.carpus.logic.LogicProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The windows of the shipped logic: its whole-number parameters, most of them in days. */
final class Windows {
  private static final String LIBRARY = "HandCrampingParameters";

  private final NavigableMap<String, Integer> byName = new TreeMap<>();
  private final List<Integer> lengths;

  Windows(LogicProgram program) {
    ElmLibrary parameters =
        program.included().stream()
            .filter(each -> each.name().equals(LIBRARY))
            .findFirst()
            .orElseThrow();
    JsonNode definitions =
        Json.read(parameters.json()).path("library").path("parameters").path("def");
    for (JsonNode definition : definitions) {
      JsonNode value = definition.path("default");
      if (value.path("valueType").asString("").endsWith("}Integer")) {
        byName.put(
            definition.path("name").asString(), Integer.valueOf(value.path("value").asString()));
      }
    }
    lengths = new ArrayList<>(byName.values());
  }

  /** How many days a window has. */
  int days(String name) {
    return Optional.ofNullable(byName.get(name)).orElseThrow();
  }

  /** How many days ago something was that is mostly in a window, and often at its border. */
  int around(Chance chance, String name) {
    int days = days(name);
    return chance.percent(78) ? chance.between(0, days) : at(chance, days);
  }

  /** How many days ago something was that is in a window. */
  int within(Chance chance, String name) {
    int days = days(name);
    return chance.percent(20) ? days : chance.between(0, days);
  }

  /** How many days ago something was that is before a window, though it may be its last day. */
  int before(Chance chance, String name) {
    int days = days(name);
    return chance.percent(40) ? days + chance.between(0, 1) : days + chance.between(1, days + 1);
  }

  /** How many days ago anything was: at the border of a window, lately, long ago or to come. */
  int any(Chance chance) {
    return chance.percent(40) ? at(chance, chance.of(lengths)) : chance.between(-3, 100);
  }

  private static int at(Chance chance, int days) {
    return switch (chance.between(0, 7)) {
      case 0, 1 -> days;
      case 2 -> days - 1;
      case 3, 4 -> days + 1;
      case 5 -> 0;
      case 6 -> chance.of(-1, -7, -400);
      default -> days + chance.between(2, 4000);
    };
  }
}
