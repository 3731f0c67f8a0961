package dev.carpus.logic;

/** The expressions of one pathway, ready to be answered for any patient; thread-safe. */
public interface ClinicalLogic {
  /**
   * Answers every expression of the program.
   *
   * @return an answer for each expression of {@link LogicProgram#expressions()}, and what of the
   *     record the terminology does not know
   * @throws EvaluationFailure if an expression cannot be evaluated, or a resource cannot be read; a
   *     failure is never an answer
   */
  Answers answer(PatientRecord record, Moment moment);
}
