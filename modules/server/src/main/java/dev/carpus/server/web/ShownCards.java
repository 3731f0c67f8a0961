package dev.carpus.server.web;

import dev.carpus.hooks.JsonText;
import dev.carpus.hooks.card.Card;
import dev.carpus.hooks.card.CdsResponse;
import dev.carpus.hooks.card.Suggestion;
import dev.carpus.pathway.CardDeck;
import dev.carpus.server.memory.ShownCard;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The cards of a response as they are remembered and logged: without a word of what they say. */
final class ShownCards {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private ShownCards() {}

  /** In the order of the cards. */
  static List<ShownCard> of(CdsResponse response) {
    return response.cards().stream().map(ShownCards::of).toList();
  }

  private static ShownCard of(Card card) {
    JsonNode why =
        Optional.ofNullable(card.extension().values().get(CardDeck.WHY))
            .map(JsonText::text)
            .map(MAPPER::readTree)
            .orElseGet(MAPPER::createObjectNode);
    return new ShownCard(
        card.uuid(),
        card.indicator(),
        why.path("rules").valueStream().map(rule -> rule.asString("")).toList(),
        why.path("evidence")
            .valueStream()
            .map(each -> each.path("reference").asString(""))
            .toList(),
        card.suggestions().stream().map(Suggestion::uuid).toList());
  }
}
