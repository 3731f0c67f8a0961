package dev.carpus.server.memory;

import dev.carpus.hooks.Hook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the service answered to one hook call.
 *
 * @param id our own
 * @param contentVersion the version of the pathway
 * @param status the HTTP status
 * @param cards those that were shown
 * @param took how long it took to find the answer
 */
public record Decision(
    UUID id,
    Instant moment,
    Parties parties,
    Hook hook,
    String contentVersion,
    int status,
    List<ShownCard> cards,
    Duration took) {
  public Decision {
    cards = List.copyOf(cards);
  }
}
