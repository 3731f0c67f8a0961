package dev.carpus.hooks.feedback;

import dev.carpus.hooks.card.Coding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a user did with one card.
 *
 * @param card the uuid that the card came with
 * @param choice what the user did
 * @param outcomeTimestamp when, by the client's clock
 * @see <a href="https://cds-hooks.hl7.org/2.0/#feedback">CDS Hooks 2.0, feedback</a>
 */
public record Feedback(UUID card, Choice choice, Instant outcomeTimestamp) {
  /** What a user did. */
  public sealed interface Choice {}

  /**
   * The user took suggestions.
   *
   * @param suggestions their uuids, each once
   */
  public record Accepted(List<UUID> suggestions) implements Choice {
    /**
     * @throws IllegalArgumentException if there is none
     */
    public Accepted {
      suggestions = suggestions.stream().distinct().toList();
      if (suggestions.isEmpty()) {
        throw new IllegalArgumentException("acceptedSuggestions must not be empty");
      }
    }
  }

  /**
   * The user rejected the card.
   *
   * @param reason the reason that was chosen, one of the card's or of the client's own
   * @param userComment in the user's words, which may be about a patient
   */
  public record Overridden(Optional<Coding> reason, Optional<String> userComment)
      implements Choice {
    /** Whether the user said why. */
    public boolean isExplained() {
      return reason.isPresent() || userComment.isPresent();
    }

    /** Says whether there is a comment, never what it says. */
    @Override
    public String toString() {
      return "Overridden[hasComment=" + userComment.isPresent() + "]";
    }
  }
}
