package dev.carpus.pathway;

import dev.carpus.hooks.card.Coding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A guideline as its PlanDefinition says it.
 *
 * @param id the pathway's id, also the id of its service
 * @param url the canonical URL
 * @param version the version
 * @param title the name for people
 * @param description what it is for
 * @param usage what it needs, for those who connect to it
 * @param review how far its review has come
 * @param groups its rules
 * @param overrideReasons what a user may answer who rejects a card
 * @param required the resource types without which it cannot be evaluated
 * @see <a href="https://hl7.org/fhir/R4/plandefinition.html">FHIR R4, PlanDefinition</a>
 */
public record Guideline(
    String id,
    String url,
    String version,
    String title,
    String description,
    Optional<String> usage,
    ReviewStatus review,
    List<RuleGroup> groups,
    List<Coding> overrideReasons,
    Set<String> required) {
  /** The rule whose text stands in every card. */
  public static final String PROVENANCE = "P-58";

  public Guideline {
    groups = List.copyOf(groups);
    overrideReasons = List.copyOf(overrideReasons);
    required = Set.copyOf(required);
  }

  /** The canonical URL with the version. */
  public String canonical() {
    return url + "|" + version;
  }

  /** All rules, in the order of the groups. */
  public Stream<Rule> rules() {
    return groups.stream().flatMap(group -> group.rules().stream());
  }

  /** The rule whose text stands in every card, where the guideline has it. */
  public Optional<Rule> provenance() {
    return rules().filter(rule -> rule.id().equals(PROVENANCE)).findFirst();
  }

  /** All conditions of all rules. */
  public Stream<RuleCondition> conditions() {
    return rules().flatMap(Rule::conditions);
  }
}
