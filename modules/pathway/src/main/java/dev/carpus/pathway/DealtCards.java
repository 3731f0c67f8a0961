package dev.carpus.pathway;

import dev.carpus.hooks.Extension;
import dev.carpus.hooks.card.Card;
import dev.carpus.hooks.card.CdsResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to a hook, with what each of its cards rests on.
 *
 * @param extension what is said of the response as a whole
 */
public record DealtCards(List<DealtCard> cards, Extension extension) {
  public DealtCards {
    cards = List.copyOf(cards);
  }

  /** The answer as it is sent. */
  public CdsResponse response() {
    List<Card> sent = new ArrayList<>(cards.size());
    cards.forEach(each -> sent.add(each.card()));
    return new CdsResponse(sent, extension);
  }
}
