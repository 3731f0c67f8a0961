package dev.carpus.pathway;

import dev.carpus.hooks.card.Markdown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a pathway's cards before there is any patient: checked, escaped, and ready to be
 * written. It is made when the pathway is loaded. Thread-safe.
 */
final class CardTemplates {
  private final Map<String, Markdown> words = new HashMap<>();
  private final Map<String, Place> places = new HashMap<>();
  private final RuleCombinations combinations;

  /**
   * Where a rule speaks.
   *
   * @param group the place of its group among those of the guideline
   * @param root the place among all rules of the one that it speaks with, which is itself if it has
   *     no carrier; -1 if the carrier is not there
   */
  record Place(int group, int root) {}

  /**
   * The templates of a guideline.
   *
   * @param vocabularies the terms of every rule, by its id
   * @throws IllegalArgumentException if a text that cards show holds raw HTML
   */
  CardTemplates(Guideline guideline, Map<String, RuleVocabulary> vocabularies) {
    guideline
        .rules()
        .flatMap(Rule::words)
        .forEach(text -> words.computeIfAbsent(text, Markdown::new));
    List<Rule> rules = guideline.rules().toList();
    for (int group = 0; group < guideline.groups().size(); group++) {
      for (Rule rule : guideline.groups().get(group).rules()) {
        places.put(rule.id(), new Place(group, root(rule, rules)));
      }
    }
    combinations = new RuleCombinations(guideline, vocabularies);
    rules.forEach(rule -> combinations.of(List.of(rule)));
  }

  private static int root(Rule rule, List<Rule> all) {
    Optional<String> carrier = rule.carrier();
    if (carrier.isEmpty()) {
      return all.indexOf(rule);
    }
    return all.stream()
        .filter(each -> each.id().equals(carrier.get()))
        .findFirst()
        .map(each -> root(each, all))
        .orElse(-1);
  }

  /** Where a rule speaks. */
  Place placeOf(Rule rule) {
    return Optional.ofNullable(places.get(rule.id())).orElseThrow();
  }

  /**
   * Words of the guideline as they stand in a text.
   *
   * @throws IllegalArgumentException if they are words from elsewhere, and hold raw HTML
   */
  Markdown words(String text) {
    Markdown known = words.get(text);
    return known == null ? new Markdown(text) : known;
  }

  /** What rules say together, in their order. */
  RuleCombination together(List<Rule> rules) {
    return combinations.of(rules);
  }
}
