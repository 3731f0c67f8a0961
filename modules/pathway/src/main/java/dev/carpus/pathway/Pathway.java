package dev.carpus.pathway;

import dev.carpus.logic.ClinicalLogic;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;

/**
 * One guideline, loaded and ready to be evaluated for any patient; thread-safe.
 *
 * <p>It is made by a {@link dev.carpus.pathway.content.PathwayLoader}.
 */
public final class Pathway {
  private final Guideline guideline;
  private final PrefetchPlan prefetch;
  private final ClinicalLogic logic;
  private final Map<String, NavigableSet<String>> awaitingCodes;

  /**
   * A pathway of these parts.
   *
   * @param awaitingCodes the ids of value sets without codes yet that a rule asks, by rule
   */
  public Pathway(
      Guideline guideline,
      PrefetchPlan prefetch,
      ClinicalLogic logic,
      Map<String, NavigableSet<String>> awaitingCodes) {
    this.guideline = guideline;
    this.prefetch = prefetch;
    this.logic = logic;
    this.awaitingCodes = Map.copyOf(awaitingCodes);
  }

  /** The guideline. */
  public Guideline guideline() {
    return guideline;
  }

  /** What it asks of a patient's record. */
  public PrefetchPlan prefetch() {
    return prefetch;
  }

  /** The ids of value sets without codes yet that a rule asks, by rule; nothing for most rules. */
  public Map<String, NavigableSet<String>> awaitingCodes() {
    return awaitingCodes;
  }

  /**
   * Evaluates every rule.
   *
   * @return one finding for each rule of the guideline, in its order
   * @throws dev.carpus.logic.EvaluationFailure if the logic cannot be evaluated; that is never the
   *     same as nothing found
   */
  public List<Finding> evaluate(PatientRecord record, Moment moment) {
    return new RuleEvaluation(logic.answer(record, moment)).findings(guideline);
  }
}
