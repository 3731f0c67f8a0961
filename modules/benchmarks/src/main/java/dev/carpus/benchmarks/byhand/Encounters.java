package dev.carpus.benchmarks.byhand;

import dev.carpus.logic.facts.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The current encounter of a chart. Used by one thread. */
final class Encounters {
  private static final String ENCOUNTER = "Encounter";

  private final Chart chart;
  private final Elements elements;
  private final List<Fact> current;

  Encounters(Chart chart) {
    this.chart = chart;
    elements = chart.elements();
    String id = chart.encounterId();
    current =
        id == null
            ? List.of()
            : chart.all(ENCOUNTER).stream()
                .filter(each -> id.equals(elements.id.text(each)))
                .toList();
  }

  /** Whether encounters could not be obtained. */
  boolean areMissing() {
    return chart.lacks(ENCOUNTER);
  }

  /** Whether its reason is in a value set. */
  boolean isFor(int bit) {
    for (Fact each : current) {
      if (Chart.isAnyIn(elements.reasonCode.facts(each), bit)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a condition belongs to it, or is its reason or diagnosis. */
  boolean isOfCurrent(Fact condition) {
    String id = chart.encounterId();
    if (id == null) {
      return false;
    }
    Fact encounter = elements.encounter.fact(condition);
    if (encounter != null && leadsTo(encounter, ENCOUNTER, id)) {
      return true;
    }
    String own = elements.id.text(condition);
    for (Fact each : current) {
      for (Fact reason : elements.reasonReference.facts(each)) {
        if (leadsTo(reason, Conditions.CONDITION, own)) {
          return true;
        }
      }
      for (Fact diagnosis : elements.diagnosis.facts(each)) {
        Fact found = elements.condition.fact(diagnosis);
        if (found != null && leadsTo(found, Conditions.CONDITION, own)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean leadsTo(Fact reference, String type, @Nullable String id) {
    String text = elements.reference.text(reference);
    return text != null && id != null && ("/" + text).endsWith("/" + type + "/" + id);
  }
}
