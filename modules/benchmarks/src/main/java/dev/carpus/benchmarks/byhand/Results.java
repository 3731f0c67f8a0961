package dev.carpus.benchmarks.byhand;

import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.values.Temporal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results of a chart. Used by one thread. */
final class Results {
  private static final String OBSERVATION = "Observation";

  private final Chart chart;
  private final Elements elements;
  private final Concepts concepts;

  Results(Chart chart, Concepts concepts) {
    this.chart = chart;
    elements = chart.elements();
    this.concepts = concepts;
  }

  /** Those of a value set. */
  List<Fact> of(int bit) {
    return chart.coded(OBSERVATION, bit);
  }

  /** Whether it is final, amended or corrected; the status of a report, too. */
  boolean isFinal(Fact result) {
    String status = elements.status.text(result);
    return "final".equals(status) || "amended".equals(status) || "corrected".equals(status);
  }

  /** Its day; null where none is written down. */
  @Nullable Temporal day(Fact result) {
    Fact effective = elements.effective.fact(result);
    if (effective == null) {
      return null;
    }
    return switch (effective.shape().type()) {
      case "dateTime", "instant" -> elements.effective.time(result);
      case "Period" -> Conditions.lastDay(elements, effective);
      default -> null;
    };
  }

  /** Whether its value is this one. */
  boolean says(Fact result, boolean value) {
    return elements.value.says(result, value);
  }

  /** Whether its value is a concept of a value set. */
  boolean isValueIn(Fact result, int bit) {
    return Chart.isIn(elements.value.fact(result, "CodeableConcept"), bit);
  }

  /** Whether it is interpreted as positive. */
  boolean isPositive(Fact result) {
    return concepts.anySays(elements.interpretation.facts(result), Concepts.INTERPRETATION, "POS");
  }

  /** Whether its code is this one of SNOMED CT. */
  boolean isOf(Fact result, String code) {
    return concepts.says(elements.code.fact(result), Concepts.SNOMED, code);
  }

  /** Whether two exams were of the same place. */
  boolean areOfOnePlace(Fact one, Fact other) {
    return concepts.areAlike(elements.bodySite.fact(one), elements.bodySite.fact(other));
  }
}
