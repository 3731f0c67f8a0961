package dev.carpus.logic.compiled;

/** What the closures of a program take from an evaluation, by a number of its own. */
sealed interface Source {
  /** The number of the moment, which is never the same. */
  int MOMENT = 0;

  /** The number, beyond that of the moment. */
  int number();

  /**
   * All resources of a type.
   *
   * @param type the number of the type
   */
  record All(int number, int type) implements Source {}

  /**
   * The resources of a type of which an element has a code of a value set.
   *
   * @param type the number of the type
   * @param bit of the value set
   */
  record Coded(int number, int type, FactElement element, int bit) implements Source {}

  /** A parameter, by its name. */
  record Parameter(int number, String name) implements Source {}
}
