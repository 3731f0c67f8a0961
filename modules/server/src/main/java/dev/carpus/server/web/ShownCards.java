package dev.carpus.server.web;

import dev.carpus.hooks.card.Suggestion;
import dev.carpus.logic.Evidence;
import dev.carpus.pathway.DealtCard;
import dev.carpus.pathway.DealtCards;
import dev.carpus.server.memory.ShownCard;
import java.util.List;

/** The cards of a response as they are remembered and logged: without a word of what they say. */
final class ShownCards {
  private ShownCards() {}

  /** In the order of the cards. */
  static List<ShownCard> of(DealtCards dealt) {
    return dealt.cards().stream().map(ShownCards::of).toList();
  }

  private static ShownCard of(DealtCard dealt) {
    return new ShownCard(
        dealt.card().uuid(),
        dealt.card().indicator(),
        dealt.rules(),
        dealt.evidence().stream().map(Evidence::reference).toList(),
        dealt.card().suggestions().stream().map(Suggestion::uuid).toList());
  }
}
