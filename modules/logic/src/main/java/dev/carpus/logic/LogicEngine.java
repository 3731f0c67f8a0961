package dev.carpus.logic;

/** Makes a pathway's expressions ready to be answered. */
public interface LogicEngine {
  /**
   * Prepares a program; slow, done once at load.
   *
   * @throws EvaluationFailure if the engine cannot run the program
   */
  ClinicalLogic prepare(LogicProgram program);
}
