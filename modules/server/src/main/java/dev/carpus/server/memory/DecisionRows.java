package dev.carpus.server.memory;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes decisions down, with their cards. */
final class DecisionRows {
  private static final String DECISION =
      """
      INSERT INTO decision (id, moment, client, service, hook, content_version, user_hash,
        patient_hash, key_id, status, cards, milliseconds)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String CARD =
      """
      INSERT INTO card (id, decision, indicator, evidence_sealed, key_id, rules, suggestions)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String BETWEEN_IDS = "\n";

  private final Store store;
  private final MemoryKey key;

  DecisionRows(Store store, KeyRing keys) {
    this.store = store;
    this.key = keys.newest();
  }

  /** Where the evidence of a card is sealed. */
  static String[] evidenceOf(Object card) {
    return new String[] {"evidence", card.toString()};
  }

  /** Writes all of them in one transaction. */
  void write(List<Decision> decisions) {
    store.inTransaction(() -> {
      insert(DECISION, decisions.stream().map(this::row));
      insert(CARD, decisions.stream().flatMap(this::cards));
      return decisions.size();
    });
  }

  private void insert(String sql, Stream<@Nullable Object[]> rows) {
    store.insert(sql, rows.toList());
  }

  private @Nullable Object[] row(Decision decision) {
    Parties parties = decision.parties();
    return new @Nullable Object[] {
      decision.id(),
      StoredMoment.of(decision.moment()),
      parties.client(),
      parties.service(),
      decision.hook().hookName(),
      decision.contentVersion(),
      key.hash(parties.user()),
      key.hash(parties.patient()),
      key.id(),
      decision.status(),
      decision.cards().size(),
      decision.took().toMillis()
    };
  }

  private Stream<@Nullable Object[]> cards(Decision decision) {
    return decision.cards().stream()
        .map(card ->
            new @Nullable Object[] {
              card.uuid(),
              decision.id(),
              card.indicator().code(),
              key.seal(String.join("\n", card.evidence()), evidenceOf(card.uuid())),
              key.id(),
              String.join(BETWEEN_IDS, card.rules()),
              card.suggestions().stream()
                  .map(UUID::toString)
                  .collect(Collectors.joining(BETWEEN_IDS))
            });
  }

  /** The ids that are stored in one column. */
  static List<String> ids(String stored) {
    return stored.isEmpty() ? List.of() : List.of(stored.split(BETWEEN_IDS));
  }
}
