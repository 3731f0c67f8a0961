package dev.carpus.pathway;

import dev.carpus.hooks.card.Indicator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One rule of a pathway.
 *
 * @param id its number, such as {@code P-08}
 * @param title what it says, in one line
 * @param detail what it says, in Markdown
 * @param plainText what it says to a patient; nothing if it does not speak to patients
 * @param indicator how urgent it is; nothing for a rule that never speaks
 * @param citations its sources
 * @param logic when it holds; nothing for a rule that holds with its carrier, or always
 * @param stops what keeps it silent though it holds: each must be true for it to speak
 * @param notes what its card says besides, each where a condition holds: the number of records that
 *     it rests on, and the words of its description
 * @param order what it suggests to order
 * @param carrier the rule that it speaks with
 */
public record Rule(
    String id,
    String title,
    String detail,
    Optional<String> plainText,
    Optional<Indicator> indicator,
    List<Citation> citations,
    Optional<RuleCondition> logic,
    List<RuleCondition> stops,
    List<RuleCondition> notes,
    Optional<OrderTemplate> order,
    Optional<String> carrier) {
  public Rule {
    citations = List.copyOf(citations);
    stops = List.copyOf(stops);
    notes = List.copyOf(notes);
  }

  /** All its conditions: its Logic, its Stops and its notes. */
  public Stream<RuleCondition> conditions() {
    return Stream.of(logic.stream().toList(), stops, notes).flatMap(List::stream);
  }
}
