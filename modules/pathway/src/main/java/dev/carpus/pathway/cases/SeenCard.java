package dev.carpus.pathway.cases;

import dev.carpus.hooks.card.Action;
import dev.carpus.pathway.DealtCard;
import dev.carpus.pathway.OrderedConcept;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A card as it came.
 *
 * @param rules the rules that it names
 * @param indicator its indicator
 * @param orders for each suggested resource, its codes as {@code system|code}
 */
record SeenCard(Set<String> rules, String indicator, List<Set<String>> orders) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  static SeenCard of(DealtCard dealt) {
    List<Set<String>> orders =
        dealt.card().suggestions().stream()
            .flatMap(suggestion -> suggestion.actions().stream())
            .flatMap(action -> codes(action).stream())
            .toList();
    return new SeenCard(Set.copyOf(dealt.rules()), dealt.card().indicator().code(), orders);
  }

  private static Optional<Set<String>> codes(Action action) {
    if (!(action instanceof Action.Create create)) {
      return Optional.empty();
    }
    Set<String> codes = new TreeSet<>();
    JsonNode resource = MAPPER.readTree(create.resource().json().text());
    for (JsonNode coding : OrderedConcept.of(resource).path("coding")) {
      codes.add(coding.path("system").asString("") + "|" + coding.path("code").asString(""));
    }
    return Optional.of(codes);
  }

  /** Whether each of these codes is among those of an order, and each order has one of them. */
  boolean suggestsJust(Set<String> codes) {
    return codes.stream().allMatch(code -> orders.stream().anyMatch(each -> each.contains(code)))
        && orders.stream().allMatch(order -> order.stream().anyMatch(codes::contains));
  }

  /** The card in words. */
  String words() {
    return words(indicator, rules);
  }

  /** A card of this indicator with these rules, in words. */
  static String words(String indicator, Set<String> rules) {
    return indicator + " card " + String.join(", ", new TreeSet<>(rules));
  }
}
