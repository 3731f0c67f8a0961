package dev.carpus.pathway.cases;

import dev.carpus.hooks.Hook;
import dev.carpus.logic.RawResource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A worked case: a patient's record at a moment, and the cards that it must give (product contract,
 * section 5).
 *
 * @param id its id, also the name of its file
 * @param title the case in a line
 * @param at the moment of the evaluation
 * @param hook the hook that fires
 * @param patientId the id of the Patient in the record
 * @param encounterId the current Encounter, where the context names one
 * @param record the whole record: what is not there, the patient has not
 * @param expected the cards, all of them
 */
public record ContentCase(
    String id,
    String title,
    Instant at,
    Hook hook,
    String patientId,
    Optional<String> encounterId,
    List<RawResource> record,
    List<ExpectedCard> expected) {
  /**
   * A card that a case expects.
   *
   * @param rules the rules that it names
   * @param indicator its indicator
   * @param suggests the whole set of {@code system|code} that it suggests; nothing if the case does
   *     not say
   */
  public record ExpectedCard(Set<String> rules, String indicator, Optional<Set<String>> suggests) {
    public ExpectedCard {
      rules = Set.copyOf(rules);
      suggests = suggests.map(Set::copyOf);
    }
  }

  public ContentCase {
    record = List.copyOf(record);
    expected = List.copyOf(expected);
  }
}
