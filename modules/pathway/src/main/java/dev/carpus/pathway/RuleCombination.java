package dev.carpus.pathway;

import dev.carpus.hooks.JsonMembers;
import dev.carpus.hooks.card.Markdown;
import java.util.List;

/**
 * What the rules of a card say together, whoever the patient is, ready to be written.
 *
 * @param ids the ids of the rules
 * @param rules the members of the card's reason up to the records that it rests on
 * @param review the members after these
 * @param sources the paragraph of their sources
 * @param forClinicians where the advice comes from, the last paragraph of a card
 * @param forPatients the same for a patient
 */
record RuleCombination(
    List<String> ids,
    JsonMembers rules,
    JsonMembers review,
    Markdown sources,
    Markdown forClinicians,
    Markdown forPatients) {
  RuleCombination {
    ids = List.copyOf(ids);
  }

  /** Where the advice comes from. */
  Markdown provenance(Audience audience) {
    return audience == Audience.PATIENT ? forPatients : forClinicians;
  }
}
