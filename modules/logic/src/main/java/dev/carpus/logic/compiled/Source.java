package dev.carpus.logic.compiled;

/** What the closures of a program take from an evaluation, by a number of its own. */
sealed interface Source {
  /** The number of the moment, which is never the same. */
  int MOMENT = 0;

  /** The number, beyond that of the moment. */
  int number();

  /**
   * The resources of a type, or those of them of which an element has a code of a value set.
   *
   * @param element empty for all resources
   * @param bit of the value set
   */
  record Retrieve(int number, String type, String element, int bit) implements Source {}

  /** A parameter, by its name. */
  record Parameter(int number, String name) implements Source {}
}
