package dev.carpus.pathway;

import dev.carpus.hooks.card.Card;
import dev.carpus.logic.Evidence;
import java.util.List;

/**
 * A card, with what it rests on.
 *
 * @param card the card
 * @param rules the ids of the rules that it names
 * @param evidence the records that it names
 */
public record DealtCard(Card card, List<String> rules, List<Evidence> evidence) {
  public DealtCard {
    rules = List.copyOf(rules);
    evidence = List.copyOf(evidence);
  }
}
