package dev.carpus.hooks.card;

import dev.carpus.hooks.Extension;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The answer to a hook: cards, or none.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#cds-service-response">CDS Hooks 2.0, response</a>
 */
public record CdsResponse(List<Card> cards, Extension extension) {
  /**
   * @throws IllegalArgumentException if two cards share a uuid
   */
  public CdsResponse {
    cards = List.copyOf(cards);
    Set<UUID> uuids = new HashSet<>();
    for (Card card : cards) {
      if (!uuids.add(card.uuid())) {
        throw new IllegalArgumentException("cards must have different uuids");
      }
    }
  }
}
