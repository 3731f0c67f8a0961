package dev.carpus.server.memory;

import dev.carpus.hooks.feedback.Feedback;
import java.time.Instant;
import java.util.List;

/**
 * The feedback of one call.
 *
 * @param client the name of the client, as the site has named it
 * @param service the id of the service that it was sent to
 * @param receivedAt when, by our clock
 */
record FeedbackPost(String client, String service, Instant receivedAt, List<Feedback> entries) {
  FeedbackPost {
    entries = List.copyOf(entries);
  }
}
