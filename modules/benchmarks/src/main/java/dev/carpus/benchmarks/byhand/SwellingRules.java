package dev.carpus.benchmarks.byhand;

import dev.carpus.logic.facts.Fact;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Swollen, warm, infected hands and fever: P-60. Used by one thread. */
final class SwellingRules {
  private static final BigDecimal FEVER = new BigDecimal("38.0");
  private static final String FINGER = "299060006";

  private final Chart chart;
  private final Elements elements;
  private final Codes codes;
  private final Readings readings;
  private final Conditions conditions;
  private final Forms forms;
  private final Results results;
  private final Places places;
  private final Swelling hands;
  private final Swelling joints;
  private final boolean lacksExams;
  private final @Nullable Boolean handRecord;
  private final @Nullable Boolean standing;

  SwellingRules(Chart chart, Codes codes, Readings readings) {
    this.chart = chart;
    elements = chart.elements();
    this.codes = codes;
    this.readings = readings;
    conditions = readings.conditions();
    forms = readings.forms();
    results = readings.results();
    places = readings.places();
    lacksExams = chart.lacksResults(codes.handSwelling) || chart.lacksResults(codes.jointSwelling);
    boolean lacksWasting = chart.lacksResults(codes.handWasting);
    boolean isUnknown = lacksWasting && results.of(codes.handWasting).isEmpty();
    hands = hands(isUnknown);
    joints = joints(isUnknown);
    handRecord = hasHandRecord();
    standing =
        Presence.of(
            hands.stands(chart.calendar().fortnight(), chart.calendar())
                || joints.stands(chart.calendar().fortnight(), chart.calendar()),
            conditions.areMissing() || forms.areMissing() || lacksExams || lacksWasting);
  }

  private Swelling hands(boolean isUnknown) {
    return new Swelling(
        readings,
        conditions.of(codes.handSwelling).stream()
            .filter(each -> !isOfJoint(each) && places.namesHand(each))
            .toList(),
        results.of(codes.handSwelling).stream().filter(this::isExamOfHand).toList(),
        "hand-swelling",
        isUnknown);
  }

  private boolean isOfJoint(Fact each) {
    return Chart.isIn(elements.code.fact(each), codes.jointSwelling);
  }

  private boolean isExamOfHand(Fact exam) {
    return !isOfJoint(exam)
        && (!Chart.isIn(elements.code.fact(exam), codes.namesNoPlace)
            || Chart.isIn(elements.bodySite.fact(exam), codes.handSite))
        && (results.says(exam, true) || (results.says(exam, false) && !results.isOf(exam, FINGER)));
  }

  private Swelling joints(boolean isUnknown) {
    return new Swelling(
        readings,
        conditions.of(codes.jointSwelling).stream()
            .filter(each -> !places.isOfAnotherPlace(each))
            .toList(),
        results.of(codes.jointSwelling).stream()
            .filter(each ->
                !places.isExaminedElsewhere(each) && elements.value.fact(each, "boolean") != null)
            .toList(),
        "joint-swelling",
        isUnknown);
  }

  private @Nullable Boolean hasHandRecord() {
    return Presence.or(
        Presence.of(hasHandCondition(), conditions.areMissing()),
        Presence.or(
            Presence.of(hasHandExam(), lacksExams || forms.areMissing()),
            Presence.of(hasHandAnswer(), forms.areMissing())));
  }

  private boolean hasHandCondition() {
    return anyCounts(conditions.of(codes.handCramp), true)
        || conditions.of(codes.handPain).stream()
            .anyMatch(each -> conditions.isContraindication(each) && places.namesHand(each))
        || anyCounts(hands.records(), false)
        || anyCounts(joints.records(), true)
        || conditions.of(codes.handInfection).stream()
            .anyMatch(
                each -> conditions.isContraindication(each) && !places.isOfAnotherPlace(each));
  }

  private boolean anyCounts(List<Fact> records, boolean mustBeOfHand) {
    for (Fact each : records) {
      if (conditions.isContraindication(each) && (!mustBeOfHand || places.isOfHand(each))) {
        return true;
      }
    }
    return false;
  }

  private boolean hasHandExam() {
    Calendar calendar = chart.calendar();
    return hands.exams().stream()
            .anyMatch(each -> hands.examStands(each, calendar.quarter(), calendar))
        || joints.exams().stream()
            .anyMatch(each ->
                Chart.isIn(elements.bodySite.fact(each), codes.handSite)
                    && joints.examStands(each, calendar.quarter(), calendar));
  }

  private boolean hasHandAnswer() {
    for (String question : List.of("cramps", "burning-pain", "hand-swelling", "joint-swelling")) {
      if (forms.isAnsweredYes(question, chart.calendar().quarter())) {
        return true;
      }
    }
    return forms.answered("pain-now", chart.calendar().quarter()).stream()
        .anyMatch(each -> forms.saysAtLeast(each, "pain-now", 1));
  }

  /** P-60: infective tenosynovitis, septic arthritis. */
  @Nullable Boolean isInfected() {
    return Presence.and(
        handRecord,
        Presence.of(
            conditions.of(codes.emergency).stream()
                .anyMatch(
                    each -> conditions.isContraindication(each) && !places.isOfAnotherPlace(each)),
            conditions.areMissing()));
  }

  /** P-60. */
  @Nullable Boolean isSwollenWithFever() {
    return Presence.and(Presence.and(handRecord, standing), hasFever());
  }

  private @Nullable Boolean hasFever() {
    return Presence.of(
        results.of(codes.bodyTemperature).stream().anyMatch(this::isFever),
        chart.lacksResults(codes.bodyTemperature));
  }

  /** Temperatures come in degrees Celsius. */
  private boolean isFever(Fact result) {
    Fact quantity = elements.value.fact(result, "Quantity");
    return results.isFinal(result)
        && chart.calendar().isSince(results.day(result), chart.calendar().week())
        && quantity != null
        && "Cel".equals(elements.code.text(quantity))
        && Elements.valueOf(elements.value.fact(quantity)) instanceof BigDecimal degrees
        && degrees.compareTo(FEVER) >= 0;
  }

  /** P-60. */
  @Nullable Boolean isSwollenAndWarm() {
    return Presence.and(
        handRecord,
        Presence.and(
            standing,
            Presence.of(
                forms.isAnsweredYes("warmth", chart.calendar().fortnight()), forms.areMissing())));
  }
}
