package dev.carpus.pathway.cases;

import dev.carpus.hooks.request.HookContext;
import dev.carpus.logic.RawResource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A worked case: a patient's record at a moment, and the cards that it must give (product contract,
 * section 5).
 *
 * @param id its id, also the name of its file
 * @param title the case in a line
 * @param at the moment of the evaluation
 * @param context what the user is doing
 * @param record the whole record: what is not there, the patient has not
 * @param parameters what a site sets in this case, by the name of the parameter
 * @param notObtained the prefetch keys of which nothing could be obtained
 * @param expected what must come of it
 */
public record ContentCase(
    String id,
    String title,
    Instant at,
    HookContext context,
    List<RawResource> record,
    Map<String, String> parameters,
    Set<String> notObtained,
    Expectation expected) {
  /**
   * What must come of a case.
   *
   * @param cards all cards
   * @param rules what the explanation must say of some rules
   */
  public record Expectation(List<ExpectedCard> cards, List<ExpectedRule> rules) {
    public Expectation {
      cards = List.copyOf(cards);
      rules = List.copyOf(rules);
    }
  }

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

  /**
   * What the explanation must say of a rule.
   *
   * @param id the rule
   * @param state met, not-met, unknown or not-implemented
   * @param shown whether a card names it; nothing if the case does not say
   * @param heldBackBy words that stand in the reason why it is silent
   */
  public record ExpectedRule(
      String id, String state, Optional<Boolean> shown, Optional<String> heldBackBy) {}

  public ContentCase {
    record = List.copyOf(record);
    parameters = Map.copyOf(parameters);
    notObtained = Set.copyOf(notObtained);
  }
}
