package dev.carpus.pathway.content;

import dev.carpus.logic.ElmGraph;
import dev.carpus.logic.NeverTrue;
import dev.carpus.pathway.Guideline;
import dev.carpus.pathway.Rule;
import dev.carpus.pathway.RuleCondition;
import dev.carpus.pathway.RuleVocabulary;
import dev.carpus.terminology.Terminology;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the terms that each rule rests on. */
final class RuleVocabularies {
  private final ElmGraph graph;
  private final Terminology terminology;
  private final NeverTrue neverTrue;

  RuleVocabularies(ElmGraph graph, Terminology terminology) {
    this.graph = graph;
    this.terminology = terminology;
    neverTrue = new NeverTrue(graph, terminology.awaitingCodes());
  }

  /** The vocabulary of each rule, by its id; a rule without a Logic has that of its carrier. */
  Map<String, RuleVocabulary> of(Guideline guideline) {
    Map<String, RuleVocabulary> vocabularies = new HashMap<>();
    for (Rule rule : guideline.rules().toList()) {
      Optional<String> carrier =
          rule.conditions().logic().isEmpty() ? rule.carrier() : Optional.empty();
      vocabularies.put(
          rule.id(),
          carrier
              .map(id -> Objects.requireNonNull(vocabularies.get(id)))
              .orElseGet(() -> of(rule)));
    }
    return vocabularies;
  }

  private RuleVocabulary of(Rule rule) {
    NavigableSet<String> asked = new TreeSet<>();
    rule.conditions()
        .logic()
        .ifPresent(logic -> asked.addAll(graph.reach(logic.expression()).valueSets()));
    NavigableSet<String> valueSets = new TreeSet<>();
    asked.forEach(url -> valueSets.add(terminology.canonicals().getOrDefault(url, url)));
    NavigableSet<String> awaiting = new TreeSet<>();
    rule.allConditions()
        .map(RuleCondition::expression)
        .flatMap(expression -> graph.reach(expression).valueSets().stream())
        .filter(terminology.awaitingCodes()::contains)
        .forEach(url -> awaiting.add(url.substring(url.lastIndexOf('/') + 1)));
    boolean isImplemented =
        rule.conditions()
            .logic()
            .map(RuleCondition::expression)
            .filter(neverTrue::covers)
            .isEmpty();
    return new RuleVocabulary(valueSets, terminology.mapsInto(asked), awaiting, isImplemented);
  }
}
