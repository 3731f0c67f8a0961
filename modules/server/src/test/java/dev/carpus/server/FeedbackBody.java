package dev.carpus.server;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The body of a feedback call, as a client writes it; each method gives a body with one entry more.
 */
public record FeedbackBody(List<String> entries) {
  public FeedbackBody {
    entries = List.copyOf(entries);
  }

  public static FeedbackBody empty() {
    return new FeedbackBody(List.of());
  }

  private FeedbackBody with(String card, String rest, Instant at) {
    List<String> more = new ArrayList<>(entries);
    more.add("{\"card\":\"" + card + "\"," + rest + ",\"outcomeTimestamp\":\"" + at + "\"}");
    return new FeedbackBody(more);
  }

  /** All suggestions of the card are taken. */
  public FeedbackBody accepted(JsonNode card, Instant at) {
    List<String> ids =
        card.path("suggestions")
            .valueStream()
            .map(each -> "{\"id\":\"" + each.path("uuid").asString() + "\"}")
            .toList();
    return with(
        card.path("uuid").asString(),
        "\"outcome\":\"accepted\",\"acceptedSuggestions\":[" + String.join(",", ids) + "]",
        at);
  }

  /** The card is rejected for the first reason that it offers. */
  public FeedbackBody overridden(JsonNode card, Instant at) {
    return with(
        card.path("uuid").asString(),
        "\"outcome\":\"overridden\",\"overrideReason\":{\"reason\":"
            + card.path("overrideReasons").path(0)
            + "}",
        at);
  }

  /** The card is rejected, and nobody says why. */
  public FeedbackBody unexplained(JsonNode card, Instant at) {
    return with(card.path("uuid").asString(), "\"outcome\":\"overridden\"", at);
  }

  /** The card is rejected with a comment. */
  public FeedbackBody commented(String card, String comment, Instant at) {
    return with(
        card,
        "\"outcome\":\"overridden\",\"overrideReason\":{\"userComment\":\""
            + Planted.word(comment)
            + "\"}",
        at);
  }

  public String json() {
    return "{\"feedback\":[" + String.join(",", entries) + "]}";
  }
}
