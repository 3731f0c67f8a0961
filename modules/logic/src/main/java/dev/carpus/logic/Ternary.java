package dev.carpus.logic;

import org.jspecify.annotations.Nullable;

/**
 * A truth value of three-valued logic: what is not known is an answer too.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#logical-operators-3">CQL, logical
 *     operators</a>
 */
public enum Ternary {
  TRUE,
  FALSE,
  UNKNOWN;

  /** The value of a CQL Boolean, where null means unknown. */
  public static Ternary of(@Nullable Boolean value) {
    if (value == null) {
      return UNKNOWN;
    }
    return value ? TRUE : FALSE;
  }

  /**
   * Both, as CQL's three-valued logic has it: false if one is false, else unknown if one is
   * unknown.
   *
   * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#and">CQL, and</a>
   */
  public Ternary and(Ternary other) {
    if (this == FALSE || other == FALSE) {
      return FALSE;
    }
    return this == TRUE ? other : this;
  }
}
