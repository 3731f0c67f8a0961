package dev.carpus.benchmarks;

import dev.carpus.hooks.card.Indicator;
import dev.carpus.logic.Answer;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.Ternary;
import dev.carpus.pathway.Clause;
import dev.carpus.pathway.Finding;
import dev.carpus.pathway.Judgement;
import dev.carpus.pathway.Pathway;
import dev.carpus.pathway.Rule;
import dev.carpus.pathway.cases.ContentCase;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Carpus, as far as a PlanDefinition speaks of it: whether a rule and its clauses hold for
 * themselves, before other rules, the hook or the reader silence them and cards are made.
 */
final class OwnEngine {
  private final RecordedAnswers answers = new RecordedAnswers();
  private final Pathway pathway = ShippedPathway.on(answers);

  /**
   * The ids of the actions that hold, for each order of a case that is judged, in the order of
   * {@link JudgedOrder#of}.
   */
  List<Set<String>> apply(ContentCase patient) {
    PatientRecord record =
        new PatientRecord(
            patient.context().patientId(),
            patient.context().encounterId(),
            patient.record(),
            Set.of());
    List<Judgement> judgements =
        pathway
            .evaluate(patient.context(), record, new Moment(patient.at(), ZoneOffset.UTC))
            .judgements();
    List<Map<String, Answer>> answered =
        answers.taken().stream().map(each -> each.byExpression()).toList();
    List<Set<String>> applied = new ArrayList<>();
    for (int i = 0; i < judgements.size(); i++) {
      applied.add(applied(judgements.get(i), answered.get(i)));
    }
    return applied;
  }

  private static Set<String> applied(Judgement judgement, Map<String, Answer> answers) {
    Set<String> ids = new HashSet<>();
    for (Finding finding : judgement.findings()) {
      Rule rule = finding.rule();
      boolean isCarried = rule.carrier().map(ids::contains).orElse(true);
      if (isCarried && finding.state() == Ternary.TRUE && isFree(finding, answers)) {
        ids.add(rule.id());
        finding.speech().clauses().stream().map(Clause::id).forEach(ids::add);
      }
    }
    return ids;
  }

  /** Whether no Stop keeps the rule silent; an unknown one keeps silent what only informs. */
  private static boolean isFree(Finding finding, Map<String, Answer> answers) {
    return finding.rule().conditions().stops().stream()
        .map(stop -> Objects.requireNonNull(answers.get(stop.expression())).value())
        .allMatch(value ->
            switch (value) {
              case TRUE -> true;
              case FALSE -> false;
              case UNKNOWN -> finding.indicator() != Indicator.INFO;
            });
  }
}
