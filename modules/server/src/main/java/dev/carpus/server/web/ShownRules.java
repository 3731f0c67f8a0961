package dev.carpus.server.web;

import dev.carpus.hooks.JsonText;
import dev.carpus.hooks.card.CdsResponse;
import dev.carpus.pathway.CardDeck;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** The rules that the cards of a response name. */
final class ShownRules {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private ShownRules() {}

  /** Their ids, in the order of the cards. */
  static List<String> of(CdsResponse response) {
    List<String> rules = new ArrayList<>();
    response.cards().stream()
        .map(card -> card.extension().values().get(CardDeck.WHY))
        .filter(Objects::nonNull)
        .map(JsonText::text)
        .forEach(why ->
            MAPPER.readTree(why).path("rules").forEach(rule -> rules.add(rule.asString(""))));
    return rules;
  }
}
