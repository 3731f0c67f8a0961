package dev.carpus.benchmarks.byhand;

import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.values.Temporal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One kind of swelling: its conditions, exams and question, and which of them nothing newer denies.
 * Used by one thread.
 */
final class Swelling {
  private final Readings readings;
  private final List<Fact> records;
  private final List<Fact> exams;
  private final String question;
  private final boolean lacksExams;

  /**
   * A kind of swelling.
   *
   * @param records its conditions
   * @param exams its exams, with what they found
   * @param question what the form asks about it
   * @param lacksExams whether exams could not be looked up
   */
  Swelling(
      Readings readings,
      List<Fact> records,
      List<Fact> exams,
      String question,
      boolean lacksExams) {
    this.readings = readings;
    this.records = records;
    this.exams = exams;
    this.question = question;
    this.lacksExams = lacksExams;
  }

  /** Its conditions. */
  List<Fact> records() {
    return records;
  }

  /** Whether anything stands that is not older than a day. */
  boolean stands(Temporal since, Calendar calendar) {
    for (Fact each : records) {
      if (readings.conditions().isContraindication(each) && stands(each)) {
        return true;
      }
    }
    for (Fact each : exams) {
      if (examStands(each, since, calendar)) {
        return true;
      }
    }
    for (Fact each : readings.forms().answered(question, since)) {
      if (readings.forms().says(each, question, true)
          && !lacksExams
          && !isDenied(readings.forms().authored(each))) {
        return true;
      }
    }
    return false;
  }

  private boolean stands(Fact condition) {
    Temporal presence = readings.conditions().presence(condition);
    if (lacksExams || !readings.forms().isSurelyNotDenied(presence, question)) {
      return false;
    }
    for (Fact each : exams) {
      if (foundNothingSince(each, presence)
          && (!readings.places().isOfOneSide(each)
              || readings.places().isOfSideOf(each, condition))) {
        return false;
      }
    }
    return true;
  }

  /** Whether an exam of the window found it, and nothing newer denies it. */
  boolean examStands(Fact exam, Temporal since, Calendar calendar) {
    Temporal day = readings.results().day(exam);
    return readings.results().isFinal(exam)
        && readings.results().says(exam, true)
        && calendar.isSince(day, since)
        && isNotDenied(exam, day)
        && readings.forms().isSurelyNotDenied(day, question);
  }

  private boolean isNotDenied(Fact exam, @Nullable Temporal day) {
    for (Fact each : exams) {
      if (foundNothingSince(each, day)
          && (!readings.places().isOfOneSide(each)
              || readings.results().areOfOnePlace(each, exam))) {
        return false;
      }
    }
    return true;
  }

  /** Whether an exam that is not of one side found nothing on a later day. */
  private boolean isDenied(@Nullable Temporal day) {
    for (Fact each : exams) {
      if (foundNothingSince(each, day) && !readings.places().isOfOneSide(each)) {
        return true;
      }
    }
    return false;
  }

  private boolean foundNothingSince(Fact exam, @Nullable Temporal day) {
    return readings.results().isFinal(exam)
        && readings.results().says(exam, false)
        && Calendar.isLaterDay(readings.results().day(exam), day);
  }

  /** Its exams. */
  List<Fact> exams() {
    return exams;
  }
}
