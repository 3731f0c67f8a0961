package dev.carpus.server.memory;

import dev.carpus.hooks.Hook;
import dev.carpus.pathway.Snoozes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Finds what a user need not see again of a patient (rules, P-64): the rules of cards of
 * patient-view that were overridden with a reason, and not accepted since.
 */
final class SnoozeQuery {
  private static final String ANSWERS =
      """
      SELECT c.id, f.outcome, LEAST(f.outcome_at, f.received_at) AS given_at,
        (f.reason_code IS NOT NULL OR f.comment_sealed IS NOT NULL) AS explained
      FROM answered_card a
        JOIN card c ON c.id = a.card
        JOIN decision d ON d.id = c.decision
        JOIN feedback f ON f.card = c.id AND f.client = d.client AND f.service = d.service
      WHERE a.patient_hash IN (:patients) AND a.user_hash IN (:users)
        AND d.client = :client AND d.service = :service AND d.hook = :hook
        AND LEAST(f.outcome_at, f.received_at) > :after
      """;
  private static final String RULES =
      """
      SELECT c.rules, c.id, c.evidence_sealed, c.key_id
      FROM card c
      WHERE c.id IN (:cards)
      """;

  private final Store store;
  private final KeyRing keys;

  SnoozeQuery(Store store, KeyRing keys) {
    this.store = store;
    this.keys = keys;
  }

  /** One answer to a card; given at, by our clock, where the client's was ahead of it. */
  private record Answer(UUID card, boolean isAccepted, boolean isExplained, Instant givenAt) {
    static Answer of(ResultSet row) throws SQLException {
      return new Answer(
          row.getObject("id", UUID.class),
          row.getString("outcome").equals(FeedbackRows.ACCEPTED),
          row.getBoolean("explained"),
          row.getObject("given_at", OffsetDateTime.class).toInstant());
    }

    /** Whether it was given later than another, or at the same time. */
    boolean isSince(Answer other) {
      return card.equals(other.card) && !givenAt.isBefore(other.givenAt);
    }
  }

  /** Rules that rest, with the records that their card named. */
  private record Resting(List<String> rules, Set<String> evidence) {}

  /**
   * What rests for these parties.
   *
   * @param snooze how long, from when the user overrode the card
   */
  Snoozes snoozes(Parties parties, Duration snooze, Instant now) {
    Set<UUID> cards = overridden(answers(parties, now.minus(snooze)));
    if (cards.isEmpty()) {
      return Snoozes.none();
    }
    Map<String, Set<String>> evidenceByRule = new HashMap<>();
    for (Resting each : resting(cards)) {
      for (String rule : each.rules()) {
        evidenceByRule.computeIfAbsent(rule, _ -> new HashSet<>()).addAll(each.evidence());
      }
    }
    return new Snoozes(evidenceByRule);
  }

  private List<Answer> answers(Parties parties, Instant after) {
    return store
        .client()
        .sql(ANSWERS)
        .param("patients", keys.hashes(parties.patient()))
        .param("users", keys.hashes(parties.user()))
        .param("client", parties.client())
        .param("service", parties.service())
        .param("hook", Hook.PATIENT_VIEW.hookName())
        .param("after", StoredMoment.of(after))
        .query((row, _) -> Answer.of(row))
        .list();
  }

  private static Set<UUID> overridden(List<Answer> answers) {
    List<Answer> accepted = answers.stream().filter(Answer::isAccepted).toList();
    return answers.stream()
        .filter(each -> !each.isAccepted() && each.isExplained())
        .filter(override -> accepted.stream().noneMatch(each -> each.isSince(override)))
        .map(Answer::card)
        .collect(Collectors.toSet());
  }

  /** Cards whose evidence can no longer be opened are left out: nothing says what would be new. */
  private List<Resting> resting(Set<UUID> cards) {
    return store
        .client()
        .sql(RULES)
        .param("cards", cards)
        .query((row, _) -> resting(row))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Resting> resting(ResultSet row) throws SQLException {
    List<String> rules = DecisionRows.ids(row.getString("rules"));
    return keys.open(
            row.getString("key_id"),
            row.getBytes("evidence_sealed"),
            DecisionRows.evidenceOf(row.getObject("id", UUID.class)))
        .map(evidence -> new Resting(rules, evidence.lines().collect(Collectors.toSet())));
  }
}
