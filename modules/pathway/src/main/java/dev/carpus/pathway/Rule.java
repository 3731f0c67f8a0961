package dev.carpus.pathway;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.card.Coding;
import dev.carpus.hooks.card.Indicator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One rule of a pathway.
 *
 * @param id its number, such as {@code P-08}
 * @param title what it says, in one line
 * @param detail what it says, in Markdown
 * @param plainText what it says to a patient
 * @param indicator the least urgent way in which it speaks; nothing for a rule that never speaks
 * @param topic what its cards are about, in place of the group's topic
 * @param hooks the hooks on which it speaks; none for a state or a policy
 * @param citations its sources
 * @param conditions when it holds, and what keeps it silent
 * @param clauses its parts
 * @param proposal what it suggests to order
 * @param recommends the action whose suggestion it recommends
 * @param carrier the rule that it speaks with
 * @param manner how it speaks beside others
 */
public record Rule(
    String id,
    String title,
    String detail,
    Optional<String> plainText,
    Optional<Indicator> indicator,
    Optional<Coding> topic,
    Set<Hook> hooks,
    List<Citation> citations,
    Conditions conditions,
    List<Clause> clauses,
    Optional<Proposal> proposal,
    Optional<String> recommends,
    Optional<String> carrier,
    Manner manner) {
  /**
   * The conditions of a rule itself.
   *
   * @param logic when it holds; nothing for a rule that holds with its carrier, or always
   * @param stops what keeps it silent though it holds: each must be true for it to speak
   * @param notes what its card says besides, each where a condition holds: the number of records
   *     that it rests on, and the words of its description
   * @param mustBeKnown where this holds, a card says so if the rule cannot be decided for lack of
   *     data (rules, section 1.3)
   */
  public record Conditions(
      Optional<RuleCondition> logic,
      List<RuleCondition> stops,
      List<RuleCondition> notes,
      Optional<RuleCondition> mustBeKnown) {
    public Conditions {
      stops = List.copyOf(stops);
      notes = List.copyOf(notes);
    }
  }

  /**
   * How a rule speaks beside others.
   *
   * @param isForPatients whether patients see it also where it is no more than information
   * @param silencesInfo whether no rule speaks as mere information where it speaks
   * @param onlyBesideOthers whether it needs another rule of its group that speaks
   */
  public record Manner(boolean isForPatients, boolean silencesInfo, boolean onlyBesideOthers) {}

  public Rule {
    hooks = Set.copyOf(hooks);
    citations = List.copyOf(citations);
    clauses = List.copyOf(clauses);
  }

  /** All conditions that decide what it says: its own and those of its clauses. */
  public Stream<RuleCondition> allConditions() {
    return Stream.of(
            conditions.logic().stream(),
            conditions.stops().stream(),
            conditions.notes().stream(),
            conditions.mustBeKnown().stream(),
            clauses.stream().flatMap(clause -> clause.conditions().stream()))
        .flatMap(each -> each);
  }

  /** What it says, in Markdown. */
  String text(Audience audience) {
    return audience == Audience.PATIENT && plainText.isPresent() ? plainText.get() : detail;
  }

  /** All that cards say of it in words of the guideline, in Markdown. */
  public Stream<String> words() {
    return Stream.of(
            Stream.of(id, title, detail),
            plainText.stream(),
            citations.stream().map(Citation::words),
            allConditions().map(RuleCondition::description),
            proposal.stream().map(each -> each.order().label()),
            clauses.stream().flatMap(Clause::words))
        .flatMap(each -> each);
  }
}
