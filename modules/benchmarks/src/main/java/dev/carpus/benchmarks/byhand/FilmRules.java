package dev.carpus.benchmarks.byhand;

import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.values.Temporal;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Films done and on order: P-08. Used by one thread. */
final class FilmRules {
  private static final Set<String> ORDERS =
      Set.of("order", "original-order", "reflex-order", "filler-order", "instance-order");

  private final Chart chart;
  private final Elements elements;
  private final Calendar calendar;
  private final Codes codes;
  private final Forms forms;
  private final Results results;

  FilmRules(Chart chart, Codes codes, Readings readings) {
    this.chart = chart;
    elements = chart.elements();
    calendar = chart.calendar();
    this.codes = codes;
    forms = readings.forms();
    results = readings.results();
  }

  private boolean isOfWindow(@Nullable Temporal day) {
    return calendar.isSurelySince(day, calendar.half());
  }

  /** P-08, a Stop. */
  @Nullable Boolean areNoneDone() {
    Boolean isReported = isAny("DiagnosticReport", this::isReport);
    Boolean isPerformed = isAny("Procedure", this::isProcedure);
    Boolean isStudied =
        Presence.of(
            chart.all("ImagingStudy").stream().anyMatch(this::isStudy),
            chart.lacks("ImagingStudy"));
    Boolean isObserved =
        Presence.of(
            results.of(codes.films).stream()
                .anyMatch(each -> results.isFinal(each) && isOfWindow(results.day(each))),
            chart.lacksResults(codes.films));
    return Presence.not(
        Presence.or(
            Presence.or(isReported, isPerformed),
            Presence.or(Presence.or(isStudied, isObserved), isAnswered())));
  }

  private @Nullable Boolean isAny(String type, Predicate<Fact> condition) {
    return Presence.of(
        chart.coded(type, codes.films).stream().anyMatch(condition), chart.lacks(type));
  }

  private boolean isReport(Fact report) {
    return results.isFinal(report) && isOfWindow(reportDay(report));
  }

  private @Nullable Temporal reportDay(Fact report) {
    Temporal day = elements.effective.time(report, "dateTime");
    Fact period = elements.effective.fact(report, "Period");
    Temporal last = day == null && period != null ? Conditions.lastDay(elements, period) : day;
    return last == null ? elements.issued.time(report) : last;
  }

  private boolean isProcedure(Fact procedure) {
    Temporal day = elements.performed.time(procedure, "dateTime");
    Fact period = elements.performed.fact(procedure, "Period");
    return "completed".equals(elements.status.text(procedure))
        && isOfWindow(day == null && period != null ? Conditions.lastDay(elements, period) : day);
  }

  private boolean isStudy(Fact study) {
    return "available".equals(elements.status.text(study))
        && Chart.isAnyIn(elements.procedureCode.facts(study), codes.films)
        && isOfWindow(elements.started.time(study));
  }

  private @Nullable Boolean isAnswered() {
    List<Fact> filled = forms.filled();
    return Presence.of(
        filled.stream()
            .anyMatch(each ->
                isOfWindow(forms.authored(each))
                    && !forms.answers(each, "film-result").isEmpty()
                    && forms.isNewest(each, "film-result")),
        forms.areMissing());
  }

  /** P-08, a Stop. */
  @Nullable Boolean areNoneOnOrder() {
    return Presence.not(isAny("ServiceRequest", this::isOpenOrder));
  }

  private boolean isOpenOrder(Fact order) {
    String id = elements.id.text(order);
    String reference = id == null ? "" : "ServiceRequest/" + id;
    return isMeant(order)
        && !chart.isJudged(reference)
        && (isOpen(order) || chart.isInBasket(reference));
  }

  private boolean isOpen(Fact order) {
    Temporal authored = elements.authoredOn.time(order);
    return switch (elements.status.text(order)) {
      case "active", "on-hold" -> calendar.isSurelySince(authored, calendar.quarter());
      case "draft" -> calendar.isSurelySince(authored, calendar.week());
      case null, default -> false;
    };
  }

  private boolean isMeant(Fact order) {
    String intent = elements.intent.text(order);
    return intent != null
        && ORDERS.contains(intent)
        && (elements.doNotPerform.of(order) == null || elements.doNotPerform.says(order, false));
  }
}
