package dev.carpus.pathway;

import java.util.Map;

/**
 * What keeps rules silent in one call from outside the pathway, whatever is known of the patient.
 *
 * @param off why rules are switched off, by their ids
 * @param snoozes what this user need not see again of this patient
 */
public record Restraints(Map<String, String> off, Snoozes snoozes) {
  public Restraints {
    off = Map.copyOf(off);
  }

  /** Nothing is held back. */
  public static Restraints none() {
    return new Restraints(Map.of(), Snoozes.none());
  }

  /** Whether a rule is switched off. */
  boolean isOff(Rule rule) {
    return off.containsKey(rule.id());
  }
}
