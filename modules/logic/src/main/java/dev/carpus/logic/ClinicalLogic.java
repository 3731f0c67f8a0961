package dev.carpus.logic;

import java.util.Map;

/** The expressions of one pathway, ready to be answered for any patient; thread-safe. */
public interface ClinicalLogic {
  /**
   * Answers every expression of the program.
   *
   * @return an answer for each expression of {@link LogicProgram#expressions()}
   * @throws EvaluationFailure if an expression cannot be evaluated, or a resource cannot be read; a
   *     failure is never an answer
   */
  Map<String, Answer> answer(PatientRecord record, Moment moment);
}
