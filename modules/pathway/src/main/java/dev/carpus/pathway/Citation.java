package dev.carpus.pathway;

import java.util.Optional;

/**
 * A source of a rule, with what it is to the rule.
 *
 * @param label its kind in words, such as {@code Article}
 * @param display its name
 * @param text the full citation, where there is one
 */
public record Citation(String label, String display, Optional<String> text) {
  /** How cards name it, in Markdown. */
  String words() {
    return label + ": " + display;
  }
}
