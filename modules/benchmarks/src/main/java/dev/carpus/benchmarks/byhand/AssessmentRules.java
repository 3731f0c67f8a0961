package dev.carpus.benchmarks.byhand;

import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.values.Temporal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** History and examination: P-02 to P-05. Used by one thread. */
final class AssessmentRules {
  private static final String TASK = "task";

  private final Chart chart;
  private final Codes codes;
  private final Readings readings;
  private final Conditions conditions;
  private final Forms forms;
  private final @Nullable Boolean inPathway;
  private final Temporal since;

  AssessmentRules(Chart chart, Codes codes, Readings readings, CohortRules cohort) {
    this.chart = chart;
    this.codes = codes;
    this.readings = readings;
    conditions = readings.conditions();
    forms = readings.forms();
    inPathway = cohort.isInPathway();
    since = chart.calendar().quarter();
  }

  private boolean isRecent(Fact form) {
    return chart.calendar().isSurelySince(forms.authored(form), since);
  }

  /** P-02, a Stop. */
  @Nullable Boolean isNoFormRecent() {
    return Presence.not(
        Presence.of(forms.filled().stream().anyMatch(this::isRecent), forms.areMissing()));
  }

  /** P-04, a Stop. */
  @Nullable Boolean isTaskNotAnswered() {
    return Presence.not(
        Presence.of(
            forms.filled().stream()
                .anyMatch(each -> isRecent(each) && !forms.answers(each, TASK).isEmpty()),
            forms.areMissing()));
  }

  /** P-03. */
  @Nullable Boolean isVasomotor() {
    return Presence.and(
        Presence.and(inPathway, finding(codes.burning, "burning-pain")),
        Presence.and(
            finding(codes.redness, "redness", "warmth"),
            Presence.and(
                answer("trigger-heat", "trigger-activity"),
                answer("relief-cooling", "relief-rest"))));
  }

  private @Nullable Boolean answer(String... questions) {
    return Presence.of(isAnswered(questions), forms.areMissing());
  }

  private boolean isAnswered(String... questions) {
    for (String question : questions) {
      if (forms.isAnsweredYes(question, since)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Boolean finding(int bit, String... questions) {
    return Presence.of(
        isAnswered(questions) || hasFinding(bit),
        forms.areMissing() || conditions.areMissing() || readings.encounters().areMissing());
  }

  private boolean hasFinding(int bit) {
    for (Fact each : conditions.of(bit)) {
      if (conditions.isActive(each)
          && readings.places().namesHand(each)
          && !readings.places().isOfAnotherPlace(each)) {
        return true;
      }
    }
    return false;
  }

  /** P-05. */
  @Nullable Boolean isTaskSpecific() {
    return Presence.and(
        inPathway,
        Presence.or(
            Presence.of(!taskSpecific().isEmpty(), forms.areMissing()), isDystoniaOnRecord()));
  }

  private List<Fact> taskSpecific() {
    return forms.answered(TASK, since).stream()
        .filter(each ->
            forms.saysCode(each, TASK, "writing")
                || forms.saysCode(each, TASK, "typing")
                || forms.saysCode(each, TASK, "instrument")
                || forms.saysCode(each, TASK, "other-task"))
        .toList();
  }

  private @Nullable Boolean isDystoniaOnRecord() {
    List<Fact> all = conditions.of(codes.dystonia);
    return Presence.of(
        all.stream().anyMatch(conditions::isActive),
        conditions.areMissing() || (readings.encounters().areMissing() && !all.isEmpty()));
  }

  /** P-05, its Stop. */
  @Nullable Boolean isDystoniaNotRefuted() {
    return Presence.or(isDystoniaOnRecord(), Presence.not(isDystoniaRefuted()));
  }

  private @Nullable Boolean isDystoniaRefuted() {
    List<Fact> all = conditions.of(codes.dystonia);
    List<Fact> answers = taskSpecific();
    return Presence.of(
        all.stream()
            .anyMatch(each ->
                conditions.verified(each, "refuted")
                    && answers.stream().anyMatch(answer -> isAfter(each, answer))),
        conditions.areMissing() || (forms.areMissing() && !all.isEmpty()));
  }

  private boolean isAfter(Fact condition, Fact form) {
    return Calendar.isLaterDay(chart.elements().recordedDate.time(condition), forms.authored(form));
  }
}
