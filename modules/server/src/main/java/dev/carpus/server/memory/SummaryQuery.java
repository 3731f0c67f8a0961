package dev.carpus.server.memory;

import dev.carpus.server.memory.FeedbackSummary.Line;
import dev.carpus.server.memory.FeedbackSummary.Overridden;
import dev.carpus.server.memory.FeedbackSummary.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts what became of cards. */
final class SummaryQuery {
  private static final String COUNTS =
      """
      WITH answer AS (
        SELECT card, client, service, outcome, reason_system, reason_code,
          (reason_code IS NULL AND comment_sealed IS NOT NULL) AS commented,
          ROW_NUMBER() OVER (PARTITION BY card, client, service
            ORDER BY LEAST(outcome_at, received_at) DESC, outcome, id) AS place
        FROM feedback)
      SELECT d.service, d.content_version, d.client, r.rule,
        a.outcome, a.reason_system, a.reason_code, a.commented, COUNT(*) AS cards
      FROM decision d
        JOIN card c ON c.decision = d.id
        JOIN card_rule r ON r.card = c.id
        LEFT JOIN answer a
          ON a.card = c.id AND a.client = d.client AND a.service = d.service AND a.place = 1
      WHERE d.moment >= :since
      GROUP BY d.service, d.content_version, d.client, r.rule,
        a.outcome, a.reason_system, a.reason_code, a.commented
      ORDER BY d.service, d.content_version, d.client, r.rule, a.reason_system, a.reason_code
      """;

  private final JdbcClient client;

  SummaryQuery(JdbcClient client) {
    this.client = client;
  }

  /** Whose cards are counted. */
  private record Group(String service, String version, String client, String rule) {}

  /** How many cards of a group had one answer, or none. */
  private record Count(
      Group group,
      Optional<String> outcome,
      Optional<String> system,
      Optional<String> code,
      boolean isCommented,
      long cards) {
    static Count of(ResultSet row) throws SQLException {
      return new Count(
          new Group(
              row.getString("service"),
              row.getString("content_version"),
              row.getString("client"),
              row.getString("rule")),
          Optional.ofNullable(row.getString("outcome")),
          Optional.ofNullable(row.getString("reason_system")),
          Optional.ofNullable(row.getString("reason_code")),
          row.getBoolean("commented"),
          row.getLong("cards"));
    }

    Optional<Reason> reason() {
      return code.map(each -> new Reason(system.orElse(""), each, cards));
    }

    boolean isAccepted() {
      return outcome.equals(Optional.of(FeedbackRows.ACCEPTED));
    }

    boolean isOverridden() {
      return outcome.equals(Optional.of(FeedbackRows.OVERRIDDEN));
    }
  }

  /** What became of the cards that were shown since then. */
  FeedbackSummary since(Instant since) {
    Map<Group, List<Count>> groups =
        client
            .sql(COUNTS)
            .param("since", StoredMoment.of(since))
            .query((row, _) -> Count.of(row))
            .list()
            .stream()
            .collect(Collectors.groupingBy(Count::group, LinkedHashMap::new, Collectors.toList()));
    return new FeedbackSummary(
        groups.entrySet().stream().map(each -> line(each.getKey(), each.getValue())).toList());
  }

  private static Line line(Group group, List<Count> counts) {
    return new Line(
        group.service(),
        group.version(),
        group.client(),
        group.rule(),
        sum(counts, _ -> true),
        sum(counts, Count::isAccepted),
        overridden(counts.stream().filter(Count::isOverridden).toList()),
        sum(counts, count -> count.outcome().isEmpty()));
  }

  private static Overridden overridden(List<Count> counts) {
    return new Overridden(
        counts.stream().flatMap(count -> count.reason().stream()).toList(),
        sum(counts, Count::isCommented),
        sum(counts, count -> count.code().isEmpty() && !count.isCommented()));
  }

  private static long sum(List<Count> counts, Predicate<Count> which) {
    return counts.stream().filter(which).mapToLong(Count::cards).sum();
  }
}
