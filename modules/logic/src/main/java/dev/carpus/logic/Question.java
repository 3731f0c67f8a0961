package dev.carpus.logic;

/**
 * An expression of a program, and where its logic finds it without looking for its name; made by
 * {@link ClinicalLogic#question}.
 *
 * @param number what the logic calls it; negative if it knows it by name alone
 */
public record Question(String expression, int number) {
  /** An expression that is known by its name alone. */
  public Question(String expression) {
    this(expression, -1);
  }
}
