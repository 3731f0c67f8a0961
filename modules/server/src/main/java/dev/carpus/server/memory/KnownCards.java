package dev.carpus.server.memory;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Finds out which cards a service has shown to a client, as far as they are still remembered. */
final class KnownCards {
  private static final String KNOWN =
      """
      SELECT c.id FROM card c JOIN decision d ON c.decision = d.id
      WHERE c.id IN (:cards) AND d.client = :client AND d.service = :service
      """;

  private final Store store;

  KnownCards(Store store) {
    this.store = store;
  }

  /** How many entries of a post are about other cards. */
  int unknown(FeedbackPost post) {
    List<UUID> cards = post.entries().stream().map(each -> each.card()).toList();
    if (cards.isEmpty()) {
      return 0;
    }
    Set<UUID> known =
        new HashSet<>(
            store
                .client()
                .sql(KNOWN)
                .param("cards", new HashSet<>(cards))
                .param("client", post.client())
                .param("service", post.service())
                .query((row, _) -> row.getObject("id", UUID.class))
                .list());
    return (int) cards.stream().filter(card -> !known.contains(card)).count();
  }
}
