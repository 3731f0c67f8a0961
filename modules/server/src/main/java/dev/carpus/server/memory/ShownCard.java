package dev.carpus.server.memory;

import dev.carpus.hooks.card.Indicator;
import java.util.List;
import java.util.UUID;

/**
 * What is remembered of a card that was shown.
 *
 * @param rules the rules that it named, each once
 * @param evidence the references of the records that it named
 * @param suggestions the uuids of its suggestions
 */
public record ShownCard(
    UUID uuid,
    Indicator indicator,
    List<String> rules,
    List<String> evidence,
    List<UUID> suggestions) {
  public ShownCard {
    rules = rules.stream().distinct().toList();
    evidence = List.copyOf(evidence);
    suggestions = List.copyOf(suggestions);
  }
}
