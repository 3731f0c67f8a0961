package dev.carpus.logic;

import java.util.List;
import java.util.Map;

/** The expressions of one pathway, ready to be answered for any patient; thread-safe. */
public interface ClinicalLogic {
  /**
   * Answers every expression of the program.
   *
   * @return an answer for each expression of {@link LogicProgram#expressions()}, and what of the
   *     record the terminology does not know
   * @throws UnreadableResources if resources cannot be read
   * @throws EvaluationFailure if an expression cannot be evaluated; a failure is never an answer
   */
  Answers answer(PatientRecord record, Moment moment);

  /** An expression as a question that can be asked of all answers of this logic. */
  default Question question(String expression) {
    return new Question(expression);
  }

  /**
   * The same logic with other values of its parameters.
   *
   * @param parameters in place of {@link LogicProgram#parameters()}
   * @throws UnsupportedOperationException if it takes none
   */
  default ClinicalLogic withParameters(Map<String, Object> parameters) {
    throw new UnsupportedOperationException("no parameters are taken here");
  }

  /**
   * Pieces of the program that the compiler does not know, because of which all of it runs on the
   * official engine: right, but slow. None for logic that is compiled.
   */
  default List<UnsupportedElm> notCompiled() {
    return List.of();
  }
}
