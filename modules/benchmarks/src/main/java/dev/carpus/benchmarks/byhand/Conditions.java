package dev.carpus.benchmarks.byhand;

import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.values.Precision;
import dev.carpus.logic.values.Temporal;
import dev.carpus.logic.values.Timing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions of a chart, and which of them count. Used by one thread. */
final class Conditions {
  static final String CONDITION = "Condition";
  private static final int SIDES_APART = 30;

  private final Chart chart;
  private final Elements elements;
  private final Concepts concepts;
  private final Places places;
  private final Encounters encounters;
  private final List<Fact> refuted = new ArrayList<>();

  Conditions(Chart chart, Concepts concepts, Places places, Encounters encounters) {
    this.chart = chart;
    elements = chart.elements();
    this.concepts = concepts;
    this.places = places;
    this.encounters = encounters;
    for (Fact each : chart.all(CONDITION)) {
      if (verified(each, "refuted")) {
        refuted.add(each);
      }
    }
  }

  /** Those of a value set. */
  List<Fact> of(int bit) {
    return chart.coded(CONDITION, bit);
  }

  /** Whether conditions could not be obtained. */
  boolean areMissing() {
    return chart.lacks(CONDITION);
  }

  /** Whether it is recorded as active, and not denied, ended or refuted. */
  boolean isActive(Fact condition) {
    return (isSaidToBeActive(condition)
            || (elements.clinicalStatus.of(condition) == null
                && concepts.anySays(
                    elements.category.facts(condition), Concepts.CATEGORY, "encounter-diagnosis")
                && encounters.isOfCurrent(condition)))
        && counts(condition);
  }

  /** Whether it is active, and confirmed. */
  boolean isActiveAndConfirmed(Fact condition) {
    return verified(condition, "confirmed") && isActive(condition);
  }

  /** Whether it is a contraindication: without a clinical status, too. */
  boolean isContraindication(Fact condition) {
    return (elements.clinicalStatus.of(condition) == null || isSaidToBeActive(condition))
        && counts(condition);
  }

  private boolean counts(Fact condition) {
    return isNotDenied(condition) && hasNotEnded(condition) && isSurelyNotRefuted(condition);
  }

  private boolean isSaidToBeActive(Fact condition) {
    Fact status = elements.clinicalStatus.fact(condition);
    return concepts.says(status, Concepts.CLINICAL_STATUS, "active")
        || concepts.says(status, Concepts.CLINICAL_STATUS, "recurrence")
        || concepts.says(status, Concepts.CLINICAL_STATUS, "relapse");
  }

  boolean isNotDenied(Fact condition) {
    return elements.verificationStatus.of(condition) == null
        || verified(condition, "confirmed")
        || verified(condition, "unconfirmed")
        || verified(condition, "provisional")
        || verified(condition, "differential");
  }

  /** Whether its verification status is this one. */
  boolean verified(Fact condition, String status) {
    return concepts.says(
        elements.verificationStatus.fact(condition), Concepts.VERIFICATION, status);
  }

  private boolean hasNotEnded(Fact condition) {
    return elements.abatement.of(condition) == null
        || chart.calendar().isSurelyToCome(elements.abatement.time(condition, "dateTime"))
        || chart.calendar().isSurelyToCome(startOf(elements.abatement.fact(condition, "Period")));
  }

  private @Nullable Temporal startOf(@Nullable Fact period) {
    return period == null ? null : elements.start.time(period);
  }

  /** Whether no newer record of the same code and side refutes it; not if none could be had. */
  private boolean isSurelyNotRefuted(Fact condition) {
    for (Fact each : refuted) {
      if (Calendar.isLater(elements.recordedDate.time(each), elements.recordedDate.time(condition))
          && concepts.areSame(elements.code.fact(each), elements.code.fact(condition))
          && places.isOfBoth(each) == places.isOfBoth(condition)
          && places.isOfRight(each) == places.isOfRight(condition)
          && places.isOfLeft(each) == places.isOfLeft(condition)) {
        return false;
      }
    }
    return !areMissing();
  }

  /** When it began; null where nobody wrote that down as a day or a period. */
  @Nullable Temporal onset(Fact condition) {
    Fact day = elements.onset.fact(condition, "dateTime");
    return day == null
        ? startOf(elements.onset.fact(condition, "Period"))
        : elements.onset.time(condition);
  }

  /** The newest of its onset and its recording; null where there is neither. */
  @Nullable Temporal presence(Fact condition) {
    Temporal onset = onset(condition);
    Temporal recorded = elements.recordedDate.time(condition);
    if (onset == null || recorded == null) {
      return onset == null ? recorded : onset;
    }
    return Calendar.isLater(recorded, onset) ? recorded : onset;
  }

  /** When it ended; null where nobody wrote that down as a day or a period. */
  @Nullable Temporal end(Fact condition) {
    Temporal day = elements.abatement.time(condition, "dateTime");
    Fact period = elements.abatement.fact(condition, "Period");
    return day == null && period != null ? lastDay(elements, period) : day;
  }

  /** The last day of a period, or its first if it has no last. */
  static @Nullable Temporal lastDay(Elements elements, Fact period) {
    return elements.end.of(period) == null
        ? elements.start.time(period)
        : elements.end.time(period);
  }

  /** Whether two days are known, and lie no more than 30 days apart. */
  static boolean areNear(@Nullable Temporal one, @Nullable Temporal other) {
    return Timing.difference(one, other, Precision.DAY, 1) instanceof Integer days
        && Math.abs(days) <= SIDES_APART;
  }
}
