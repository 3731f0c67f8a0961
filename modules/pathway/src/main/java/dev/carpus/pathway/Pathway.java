package dev.carpus.pathway;

import dev.carpus.logic.Answers;
import dev.carpus.logic.ClinicalLogic;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import java.util.Map;
import java.util.Objects;

/**
 * One guideline, loaded and ready to be evaluated for any patient; thread-safe.
 *
 * <p>It is made by a {@link dev.carpus.pathway.content.PathwayLoader}.
 */
public final class Pathway {
  private final Guideline guideline;
  private final PrefetchPlan prefetch;
  private final ClinicalLogic logic;
  private final Map<String, RuleVocabulary> vocabularies;

  /**
   * A pathway of these parts.
   *
   * @param vocabularies the terms of every rule, by its id
   */
  public Pathway(
      Guideline guideline,
      PrefetchPlan prefetch,
      ClinicalLogic logic,
      Map<String, RuleVocabulary> vocabularies) {
    this.guideline = guideline;
    this.prefetch = prefetch;
    this.logic = logic;
    this.vocabularies = Map.copyOf(vocabularies);
  }

  /** The guideline. */
  public Guideline guideline() {
    return guideline;
  }

  /** What it asks of a patient's record. */
  public PrefetchPlan prefetch() {
    return prefetch;
  }

  /** The terms that a rule of this pathway rests on. */
  public RuleVocabulary vocabulary(Rule rule) {
    return Objects.requireNonNull(vocabularies.get(rule.id()), "a rule of another pathway");
  }

  /**
   * Evaluates every rule.
   *
   * @throws dev.carpus.logic.EvaluationFailure if the logic cannot be evaluated; that is never the
   *     same as nothing found
   */
  public Evaluation evaluate(PatientRecord record, Moment moment) {
    Answers answers = logic.answer(record, moment);
    return new Evaluation(
        new RuleEvaluation(answers.byExpression()).findings(guideline), answers.unmapped());
  }
}
