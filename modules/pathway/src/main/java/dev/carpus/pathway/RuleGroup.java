package dev.carpus.pathway;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.card.Coding;
import dev.carpus.hooks.card.SelectionBehavior;
import java.util.List;
import java.util.Set;

/**
 * The rules that share a card.
 *
 * @param id the group's id
 * @param topic what its cards are about
 * @param hooks the hooks on which it speaks; none for rules that only set a state
 * @param selectionBehavior how many of its suggestions may be taken
 * @param rules its rules, carriers before those they carry
 */
public record RuleGroup(
    String id,
    Coding topic,
    Set<Hook> hooks,
    SelectionBehavior selectionBehavior,
    List<Rule> rules) {
  public RuleGroup {
    hooks = Set.copyOf(hooks);
    rules = List.copyOf(rules);
  }
}
