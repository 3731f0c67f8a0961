package dev.carpus.server.memory;

import java.time.Instant;
import java.util.UUID;

/**
 * What a user wrote who rejected a card; may be about a patient.
 *
 * @param card the uuid of the card
 */
public record StoredComment(
    UUID card, String client, String service, Instant receivedAt, Text text) {
  /** What is there of the text. */
  public sealed interface Text {}

  /** The text itself. */
  public record Legible(String text) implements Text {
    /** Never says what the text says. */
    @Override
    public String toString() {
      return "Legible[]";
    }
  }

  /** The key of that id, with which the text was sealed, is gone, or another now. */
  public record Illegible(String keyId) implements Text {}
}
