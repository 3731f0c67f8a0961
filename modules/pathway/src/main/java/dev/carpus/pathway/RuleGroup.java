package dev.carpus.pathway;

import dev.carpus.hooks.card.Coding;
import java.util.List;

/**
 * The rules that share a card when a record is opened.
 *
 * @param id the group's id
 * @param topic what its cards are about
 * @param rules its rules, carriers before those they carry
 */
public record RuleGroup(String id, Coding topic, List<Rule> rules) {
  public RuleGroup {
    rules = List.copyOf(rules);
  }
}
