package dev.carpus.pathway;

import dev.carpus.hooks.card.Coding;
import dev.carpus.hooks.card.Indicator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A part of a rule, which adds to what the rule says where its own conditions hold.
 *
 * @param id its id, which begins with that of its rule, such as {@code P-37a}
 * @param title the card's summary, where no other part of the rule is more urgent
 * @param detail a paragraph, in Markdown
 * @param plainText the same for a patient
 * @param indicator how urgent the rule is made by it
 * @param topic what the card is about, in place of the rule's topic
 * @param conditions all of them must hold
 * @param proposal what it suggests to order
 * @param recommends the action whose suggestion it recommends
 */
public record Clause(
    String id,
    Optional<String> title,
    Optional<String> detail,
    Optional<String> plainText,
    Optional<Indicator> indicator,
    Optional<Coding> topic,
    List<RuleCondition> conditions,
    Optional<Proposal> proposal,
    Optional<String> recommends) {
  public Clause {
    conditions = List.copyOf(conditions);
  }

  /** All that cards say of it besides its conditions, in Markdown. */
  Stream<String> words() {
    return Stream.of(
            title.stream(),
            detail.stream(),
            plainText.stream(),
            proposal.stream().map(each -> each.order().label()))
        .flatMap(each -> each);
  }
}
