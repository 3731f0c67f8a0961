package dev.carpus.pathway;

import dev.carpus.logic.Evidence;
import dev.carpus.logic.Ternary;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What came of one rule for one patient.
 *
 * @param rule the rule
 * @param state whether its Logic holds, before its Stops
 * @param evidence what the Logic rests on, where it holds
 * @param heldBackBy why a rule that holds does not speak
 * @param unknown for a rule whose Logic or Stop could not be decided, what was not known, in words
 * @param missing for the same, the resource types or elements that were not obtained
 * @param uncheckable Stops and notes that could not be decided though the rule speaks, in words
 * @param notes what its card says besides, such as how many medicines are not recognised
 * @param setAside records that it reads whose value could not be used, with the reason, in words
 */
public record Finding(
    Rule rule,
    Ternary state,
    List<Evidence> evidence,
    Optional<String> heldBackBy,
    List<String> unknown,
    Set<String> missing,
    List<String> uncheckable,
    List<String> notes,
    List<String> setAside) {
  public Finding {
    evidence = List.copyOf(evidence);
    unknown = List.copyOf(unknown);
    missing = Set.copyOf(missing);
    uncheckable = List.copyOf(uncheckable);
    notes = List.copyOf(notes);
    setAside = List.copyOf(setAside);
  }

  /** Whether the rule has something to say, on the hooks of its group. */
  public boolean speaks() {
    return state == Ternary.TRUE && heldBackBy.isEmpty();
  }
}
