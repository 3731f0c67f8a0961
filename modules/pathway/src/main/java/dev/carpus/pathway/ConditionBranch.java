package dev.carpus.pathway;

/**
 * A part of a condition, which may be true or false by itself: an operand of and, or, not, implies.
 *
 * @param name what it is called in the CQL, or where it stands
 * @param library the name of its library
 * @param line its line in the CQL, from 1; 0 where that is not known
 * @param expression the name by which its value is asked
 * @param awaitsCodes whether it cannot be true until some value sets have codes
 */
public record ConditionBranch(
    String name, String library, int line, String expression, boolean awaitsCodes) {
  /** Where it stands and what it is called. */
  @Override
  public String toString() {
    return library + ".cql" + (line > 0 ? ":" + line : "") + " " + name;
  }
}
