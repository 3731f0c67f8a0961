package dev.carpus.server.memory;

import dev.carpus.hooks.card.Coding;
import dev.carpus.hooks.feedback.Feedback;
import dev.carpus.hooks.feedback.Feedback.Accepted;
import dev.carpus.hooks.feedback.Feedback.Overridden;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes feedback down. An entry that has come before, from the same client to the same service, is
 * not written again. The display of a reason is not kept: the code says it, and a client may put
 * what it likes there.
 */
final class FeedbackRows {
  /** What stands for the two outcomes. */
  static final String ACCEPTED = "accepted";

  static final String OVERRIDDEN = "overridden";

  private static final String ENTRY =
      """
      INSERT INTO feedback (id, card, client, service, outcome, reason_system, reason_code,
        comment_sealed, key_id, outcome_at, received_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """;
  private static final String SUGGESTION =
      "INSERT INTO feedback_suggestion (feedback, suggestion) VALUES (?, ?) ON CONFLICT DO NOTHING";

  /** What rests is looked for among these, as decisions are too many. */
  private static final String ANSWERED =
      """
      INSERT INTO answered_card (patient_hash, user_hash, card)
      SELECT d.patient_hash, d.user_hash, c.id
      FROM card c JOIN decision d ON d.id = c.decision
      WHERE c.id = ? AND d.client = ? AND d.service = ?
      ON CONFLICT DO NOTHING
      """;

  private final Store store;
  private final KeyRing keys;

  FeedbackRows(Store store, KeyRing keys) {
    this.store = store;
    this.keys = keys;
  }

  /** An entry to be written, under the id that it has by the newest key. */
  private record Row(String id, FeedbackPost post, Feedback feedback) {
    UUID card() {
      return feedback.card();
    }
  }

  /** Where the comment of an entry is sealed. */
  static String[] commentOf(String id) {
    return new String[] {"comment", id};
  }

  /** Writes all of them in one transaction, and returns when they would outlive the machine. */
  void write(List<FeedbackPost> posts) {
    store.inTransaction(() -> {
      List<Row> rows = new ArrayList<>();
      posts.forEach(post -> rows.addAll(newRows(post)));
      // In the same order everywhere, so that two services never wait for each other.
      rows.sort(Comparator.comparing(Row::id));
      store.insert(ENTRY, rows.stream().map(this::columns).toList());
      store.insert(SUGGESTION, rows.stream().flatMap(FeedbackRows::suggestions).toList());
      store.insert(
          ANSWERED,
          rows.stream()
              .sorted(Comparator.comparing(Row::card))
              .map(FeedbackRows::answered)
              .toList());
      return rows.size();
    });
    store.sync();
  }

  /** Those that no older key has written; what the newest key has written, the database knows. */
  private List<Row> newRows(FeedbackPost post) {
    List<Feedback> entries = new ArrayList<>(post.entries());
    for (MemoryKey older : keys.older()) {
      Set<String> known = known(entries.stream().map(each -> id(older, post, each)).toList());
      entries.removeIf(each -> known.contains(id(older, post, each)));
    }
    return entries.stream()
        .map(each -> new Row(id(keys.newest(), post, each), post, each))
        .toList();
  }

  private Set<String> known(List<String> ids) {
    return ids.isEmpty()
        ? Set.of()
        : new HashSet<>(
            store
                .client()
                .sql("SELECT id FROM feedback WHERE id IN (:ids)")
                .param("ids", ids)
                .query(String.class)
                .list());
  }

  private static String id(MemoryKey key, FeedbackPost post, Feedback entry) {
    List<String> parts = new ArrayList<>();
    parts.add("feedback");
    parts.add(post.client());
    parts.add(post.service());
    parts.add(entry.card().toString());
    parts.add(entry.outcomeTimestamp().toString());
    switch (entry.choice()) {
      case Accepted(List<UUID> suggestions) -> {
        parts.add(ACCEPTED);
        suggestions.forEach(each -> parts.add(each.toString()));
      }
      case Overridden(Optional<Coding> reason, Optional<String> comment) -> {
        parts.add(OVERRIDDEN);
        parts.add(reason.map(Coding::system).orElse(""));
        parts.add(reason.map(Coding::code).orElse(""));
        parts.add(comment.orElse(""));
      }
    }
    return key.hash(parts.toArray(String[]::new));
  }

  private @Nullable Object[] columns(Row row) {
    FeedbackPost post = row.post();
    Feedback entry = row.feedback();
    Optional<Overridden> override =
        entry.choice() instanceof Overridden overridden
            ? Optional.of(overridden)
            : Optional.empty();
    Optional<Coding> reason = override.flatMap(Overridden::reason);
    return new @Nullable Object[] {
      row.id(),
      entry.card(),
      post.client(),
      post.service(),
      override.isPresent() ? OVERRIDDEN : ACCEPTED,
      reason.map(Coding::system).orElse(null),
      reason.map(Coding::code).orElse(null),
      override
          .flatMap(Overridden::userComment)
          .map(comment -> keys.newest().seal(comment, commentOf(row.id())))
          .orElse(null),
      keys.newest().id(),
      StoredMoment.of(entry.outcomeTimestamp()),
      StoredMoment.of(post.receivedAt())
    };
  }

  private static @Nullable Object[] answered(Row row) {
    return new @Nullable Object[] {row.card(), row.post().client(), row.post().service()};
  }

  private static Stream<@Nullable Object[]> suggestions(Row row) {
    return row.feedback().choice() instanceof Accepted(List<UUID> suggestions)
        ? suggestions.stream().map(each -> new @Nullable Object[] {row.id(), each})
        : Stream.empty();
  }
}
