package dev.carpus.benchmarks.byhand;

import dev.carpus.logic.ElmGraph;
import dev.carpus.logic.ElmGraph.Read;
import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.Ternary;
import dev.carpus.logic.facts.OddResources;
import dev.carpus.logic.facts.ReadRecord;
import dev.carpus.logic.facts.RecordReading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules that are written by hand, by the names of the expressions that say the same in CQL. It
 * knows the parameters' defaults alone. Used by one thread.
 */
public final class HandWritten {
  /** The expressions that are written by hand, too. */
  public static final List<String> EXPRESSIONS =
      List.of(
          "In the pathway",
          "An established hand diagnosis is confirmed",
          "Under 18",
          "Not known to be on both sides",
          "No recent assessment form",
          "Vasomotor pattern is described",
          "Nobody answered about the task",
          "Task-specific cramp or dystonia",
          "Focal hand dystonia is not refuted",
          "No hand films done",
          "No hand films on order",
          "Films of the wrists too",
          "Not known to be pregnant",
          "Pregnancy status is not on record",
          "Deep infection of the hand",
          "Swollen hand with fever",
          "Swollen and warm hand");

  private final Elements elements = new Elements();
  private final Codes codes;
  private final RecordReading reading;

  /**
   * The rules, by the terminology of a program.
   *
   * @param odd reads resources that are written in unusual ways
   */
  public HandWritten(LogicProgram program, OddResources odd) {
    codes = new Codes(program.terminology());
    ElmGraph graph = new ElmGraph(program.main(), program.included());
    Set<Read> reads =
        program.expressions().stream()
            .flatMap(expression -> graph.reach(expression).reads().stream())
            .collect(Collectors.toSet());
    reading =
        new RecordReading(elements.projection(reads), program.terminology(), program.units(), odd);
  }

  /** The facts of a record, as far as the rules read them. */
  public ReadRecord read(PatientRecord record, Moment moment) {
    return reading.read(record, moment.zone());
  }

  /** What comes of the rules for a record and its facts, by the names of their expressions. */
  public Map<String, Ternary> answer(PatientRecord record, ReadRecord read, Moment moment) {
    Chart chart = new Chart(elements, record, read, moment);
    Readings readings = Readings.of(chart, codes);
    CohortRules cohort = new CohortRules(chart, codes, readings);
    AssessmentRules assessment = new AssessmentRules(chart, codes, readings, cohort);
    FilmRules films = new FilmRules(chart, codes, readings);
    PregnancyRules pregnancy = new PregnancyRules(chart, codes, readings);
    SwellingRules swelling = new SwellingRules(chart, codes, readings);
    Map<String, Ternary> answers = new HashMap<>();
    answers.put("In the pathway", Ternary.of(cohort.isInPathway()));
    answers.put("An established hand diagnosis is confirmed", Ternary.of(cohort.isEstablished()));
    answers.put("Under 18", Ternary.of(cohort.isUnder18()));
    answers.put("Not known to be on both sides", Ternary.of(cohort.isNotKnownToBeOfBoth()));
    answers.put("No recent assessment form", Ternary.of(assessment.isNoFormRecent()));
    answers.put("Vasomotor pattern is described", Ternary.of(assessment.isVasomotor()));
    answers.put("Nobody answered about the task", Ternary.of(assessment.isTaskNotAnswered()));
    answers.put("Task-specific cramp or dystonia", Ternary.of(assessment.isTaskSpecific()));
    answers.put(
        "Focal hand dystonia is not refuted", Ternary.of(assessment.isDystoniaNotRefuted()));
    answers.put("No hand films done", Ternary.of(films.areNoneDone()));
    answers.put("No hand films on order", Ternary.of(films.areNoneOnOrder()));
    answers.put("Films of the wrists too", Ternary.of(cohort.doWristsHurt()));
    answers.put("Not known to be pregnant", Ternary.of(pregnancy.isNotKnownToBe()));
    answers.put("Pregnancy status is not on record", Ternary.of(pregnancy.isToBeConfirmed()));
    answers.put("Deep infection of the hand", Ternary.of(swelling.isInfected()));
    answers.put("Swollen hand with fever", Ternary.of(swelling.isSwollenWithFever()));
    answers.put("Swollen and warm hand", Ternary.of(swelling.isSwollenAndWarm()));
    return answers;
  }
}
