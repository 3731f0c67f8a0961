package dev.carpus.benchmarks.byhand;

import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.values.Temporal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a pregnancy: P-08, P-11. Used by one thread. */
final class PregnancyRules {
  private final Chart chart;
  private final Calendar calendar;
  private final Codes codes;
  private final Conditions conditions;
  private final Results results;
  private final List<Fact> pregnancies;
  private final List<Fact> statuses;
  private final List<Fact> tests;
  private final List<Fact> positive = new ArrayList<>();
  private final boolean lacksTests;
  private final boolean lacksStatuses;
  private final boolean lacksEncounters;

  PregnancyRules(Chart chart, Codes codes, Readings readings) {
    this.chart = chart;
    calendar = chart.calendar();
    this.codes = codes;
    conditions = readings.conditions();
    results = readings.results();
    pregnancies = conditions.of(codes.pregnancy);
    statuses = results.of(codes.pregnancyStatus);
    tests = results.of(codes.pregnancyTest);
    statuses.stream().filter(this::saysPregnant).forEach(positive::add);
    tests.stream().filter(this::saysPregnant).forEach(positive::add);
    lacksStatuses = chart.lacksResults(codes.pregnancyStatus);
    lacksTests = chart.lacksResults(codes.pregnancyTest);
    lacksEncounters = readings.encounters().areMissing();
  }

  private boolean saysPregnant(Fact result) {
    return results.isFinal(result)
        && (results.isValueIn(result, codes.pregnancy) || results.isPositive(result));
  }

  /** P-08, a Stop. */
  @Nullable Boolean isNotKnownToBe() {
    return Presence.or(Presence.not(isRecorded()), isRuledOut());
  }

  private @Nullable Boolean isRecorded() {
    boolean isAnything = !(pregnancies.isEmpty() && statuses.isEmpty() && tests.isEmpty());
    return Presence.of(
        pregnancies.stream().anyMatch(conditions::isActive)
            || positive.stream()
                .anyMatch(each -> calendar.isSurelySince(results.day(each), calendar.sixWeeks())),
        conditions.areMissing() || lacksStatuses || lacksTests || (lacksEncounters && isAnything));
  }

  private @Nullable Boolean isRuledOut() {
    return Presence.or(
        isDenied(),
        Presence.of(
            pregnancies.stream().anyMatch(this::hasEnded),
            conditions.areMissing() || ((lacksStatuses || lacksTests) && !pregnancies.isEmpty())));
  }

  private @Nullable Boolean isDenied() {
    return Presence.of(
        statuses.stream().anyMatch(this::denies),
        lacksStatuses || ((lacksTests || conditions.areMissing()) && !statuses.isEmpty()));
  }

  private boolean denies(Fact status) {
    Temporal day = results.day(status);
    return results.isFinal(status)
        && results.isValueIn(status, codes.notPregnant)
        && calendar.isSurelySince(day, calendar.fortnight())
        && isSurelyNotFoundSince(day);
  }

  private boolean hasEnded(Fact pregnancy) {
    Temporal end = conditions.end(pregnancy);
    return conditions.isNotDenied(pregnancy)
        && calendar.isSurelyPast(end)
        && isSurelyNotFoundSince(end);
  }

  private boolean isSurelyNotFoundSince(@Nullable Temporal moment) {
    if (lacksStatuses || lacksTests || conditions.areMissing() || moment == null) {
      return false;
    }
    for (Fact each : positive) {
      if (Calendar.isLater(results.day(each), moment)) {
        return false;
      }
    }
    for (Fact each : pregnancies) {
      if (conditions.isContraindication(each)
          && Calendar.mayBeLaterDay(conditions.presence(each), moment)) {
        return false;
      }
    }
    return true;
  }

  /** P-11: of an age to be pregnant, and nobody asked lately. */
  @Nullable Boolean isToBeConfirmed() {
    List<Fact> patients = chart.all("Patient");
    if (patients.isEmpty()) {
      return Presence.and(null, Presence.not(isOnRecord()));
    }
    Fact patient = patients.getFirst();
    String gender = chart.elements().gender.text(patient);
    Temporal birthDate = chart.elements().birthDate.time(patient);
    return Presence.and(
        Presence.and(
            gender == null ? null : Boolean.valueOf(gender.equals("female")),
            Presence.not(isOnRecord())),
        Presence.and(calendar.isAged(birthDate, 12), calendar.isYounger(birthDate, 56)));
  }

  private @Nullable Boolean isOnRecord() {
    return Presence.or(isRecorded(), isDenied());
  }
}
