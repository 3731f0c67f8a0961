package dev.carpus.benchmarks.byhand;

import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.values.Temporal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For whom the pathway speaks: P-01, P-57, P-59, P-62. Used by one thread. */
final class CohortRules {
  private final Chart chart;
  private final Codes codes;
  private final Conditions conditions;
  private final Encounters encounters;
  private final Forms forms;
  private final Places places;
  private final List<Fact> cramps;
  private final List<Fact> pains;
  private final List<Fact> handRecords = new ArrayList<>();
  private final @Nullable Boolean adult;
  private final @Nullable Boolean cramping;
  private final @Nullable Boolean bothHands;

  CohortRules(Chart chart, Codes codes, Readings readings) {
    this.chart = chart;
    this.codes = codes;
    conditions = readings.conditions();
    encounters = readings.encounters();
    forms = readings.forms();
    places = readings.places();
    cramps = conditions.of(codes.handCramp);
    pains = conditions.of(codes.handPain);
    adult = chart.calendar().isAged(birthDate(), 18);
    cramping = Presence.or(hasRecentCramps(), hasCrampAnswers());
    bothHands =
        Presence.or(
            Presence.or(hasRecordOfBoth(), hasAnswerOfBoth()), Presence.of(hasPair(), lacks()));
  }

  private @Nullable Temporal birthDate() {
    List<Fact> patients = chart.all("Patient");
    return patients.isEmpty() ? null : chart.elements().birthDate.time(patients.getFirst());
  }

  /** Active records of cramps of a hand, and then of pain of a hand. */
  List<Fact> handRecords() {
    return handRecords;
  }

  /** Whether conditions are missing that hand records rest on. */
  boolean lacks() {
    return conditions.areMissing()
        || (encounters.areMissing() && !(cramps.isEmpty() && pains.isEmpty()));
  }

  private @Nullable Boolean hasRecentCramps() {
    boolean isReason = encounters.isFor(codes.handCramp);
    boolean isFound = false;
    for (Fact each : cramps) {
      if (conditions.isActive(each) && places.isOfHand(each)) {
        handRecords.add(each);
        isFound |= isReason || isRecent(each);
      }
    }
    for (Fact each : pains) {
      if (conditions.isActive(each) && places.namesHand(each)) {
        handRecords.add(each);
      }
    }
    return Presence.of(
        isFound, conditions.areMissing() || (encounters.areMissing() && !cramps.isEmpty()));
  }

  private boolean isRecent(Fact condition) {
    Calendar calendar = chart.calendar();
    return calendar.isSince(conditions.onset(condition), calendar.quarter())
        || calendar.isSince(chart.elements().recordedDate.time(condition), calendar.quarter())
        || encounters.isOfCurrent(condition);
  }

  private @Nullable Boolean hasCrampAnswers() {
    return Presence.of(
        forms.isAnsweredYes("cramps", chart.calendar().quarter()), forms.areMissing());
  }

  private @Nullable Boolean hasRecordOfBoth() {
    for (Fact each : handRecords) {
      if (places.isOfBoth(each) || (places.isOfRight(each) && places.isOfLeft(each))) {
        return true;
      }
    }
    return Presence.of(false, lacks());
  }

  private @Nullable Boolean hasAnswerOfBoth() {
    for (Fact each : forms.answered("hands", chart.calendar().quarter())) {
      if (forms.saysCode(each, "hands", "both")) {
        return true;
      }
    }
    return Presence.of(false, forms.areMissing());
  }

  private boolean hasPair() {
    for (Fact right : handRecords) {
      if (places.isOfRight(right)) {
        for (Fact left : handRecords) {
          if (places.isOfLeft(left)
              && Conditions.areNear(conditions.presence(right), conditions.presence(left))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** P-01. */
  @Nullable Boolean isInPathway() {
    return Presence.and(
        Presence.and(adult, cramping), Presence.and(bothHands, Presence.not(hasComfortCare())));
  }

  private @Nullable Boolean hasComfortCare() {
    List<Fact> all = conditions.of(codes.comfortCare);
    return Presence.of(
        all.stream().anyMatch(conditions::isActive),
        conditions.areMissing() || (encounters.areMissing() && !all.isEmpty()));
  }

  /** P-57. */
  @Nullable Boolean isEstablished() {
    List<Fact> all = conditions.of(codes.established);
    return Presence.of(
        all.stream().anyMatch(conditions::isActiveAndConfirmed),
        conditions.areMissing() || (encounters.areMissing() && !all.isEmpty()));
  }

  /** P-59. */
  @Nullable Boolean isUnder18() {
    return Presence.not(adult);
  }

  /** P-62. */
  @Nullable Boolean isNotKnownToBeOfBoth() {
    return Presence.and(cramping, Presence.not(bothHands));
  }

  /** P-09: the wrists hurt, too. */
  @Nullable Boolean doWristsHurt() {
    for (Fact each : handRecords) {
      if (Chart.isIn(chart.elements().code.fact(each), codes.wristPain)
          || Chart.isAnyIn(chart.elements().bodySite.facts(each), codes.wristSite)) {
        return true;
      }
    }
    return Presence.of(false, lacks());
  }
}
