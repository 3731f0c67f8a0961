package dev.carpus.pathway;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.card.Coding;
import java.util.EnumSet;
import java.util.LinkedHashSet;
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
 * @param date the date of that version, as precise as it is said
 * @param title the name for people
 * @param description what it is for
 * @param usage what it needs, for those who connect to it
 * @param review how far its review has come
 * @param groups its rules
 * @param flowchart how it is drawn
 * @param forms the forms whose answers it reads
 * @param overrideReasons what a user may answer who rejects a card
 * @param required the resource types without which it cannot be evaluated
 * @see <a href="https://hl7.org/fhir/R4/plandefinition.html">FHIR R4, PlanDefinition</a>
 */
public record Guideline(
    String id,
    String url,
    String version,
    Optional<String> date,
    String title,
    String description,
    Optional<String> usage,
    Review review,
    List<RuleGroup> groups,
    Flowchart flowchart,
    List<AssessmentForm> forms,
    List<Coding> overrideReasons,
    Set<String> required) {
  /** The rule whose text stands in every card. */
  public static final String PROVENANCE = "P-58";

  /** The rule of the card that says what could not be checked. */
  public static final String UNCHECKED = "P-63";

  public Guideline {
    groups = List.copyOf(groups);
    forms = List.copyOf(forms);
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

  /** The rule of the card that says what could not be checked, where the guideline has it. */
  public Optional<Rule> unchecked() {
    return rules().filter(rule -> rule.id().equals(UNCHECKED)).findFirst();
  }

  /** All that its cards are about. */
  Set<Coding> topics() {
    Set<Coding> topics = new LinkedHashSet<>();
    groups.forEach(group -> topics.add(group.topic()));
    rules()
        .forEach(rule -> {
          rule.topic().ifPresent(topics::add);
          rule.clauses().forEach(clause -> clause.topic().ifPresent(topics::add));
        });
    return topics;
  }

  /** All conditions of all rules. */
  public Stream<RuleCondition> conditions() {
    return rules().flatMap(Rule::allConditions);
  }

  /** The hooks on which any rule speaks, in the order of their kind. */
  public Set<Hook> hooks() {
    EnumSet<Hook> hooks = EnumSet.noneOf(Hook.class);
    rules().forEach(rule -> hooks.addAll(rule.hooks()));
    return hooks;
  }
}
