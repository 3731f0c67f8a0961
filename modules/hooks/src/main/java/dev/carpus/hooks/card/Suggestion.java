package dev.carpus.hooks.card;

import dev.carpus.hooks.Required;
import java.util.List;
import java.util.UUID;

/**
 * Something the user can accept with one touch: its actions apply all together.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#suggestion">CDS Hooks 2.0, suggestion</a>
 */
public record Suggestion(UUID uuid, String label, boolean isRecommended, List<Action> actions) {
  /**
   * @throws IllegalArgumentException if the label is blank
   */
  public Suggestion {
    Required.text(label, "suggestion.label");
    actions = List.copyOf(actions);
  }
}
