package dev.carpus.server.memory;

import dev.carpus.server.memory.FeedbackSummary.Line;
import dev.carpus.server.memory.FeedbackSummary.Overridden;
import dev.carpus.server.memory.FeedbackSummary.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
      SELECT d.service, d.content_version, d.client, c.rules,
        a.outcome, a.reason_system, a.reason_code, a.commented, COUNT(*) AS cards
      FROM decision d
        JOIN card c ON c.decision = d.id
        LEFT JOIN answer a
          ON a.card = c.id AND a.client = d.client AND a.service = d.service AND a.place = 1
      WHERE d.moment >= :since
      GROUP BY d.service, d.content_version, d.client, c.rules,
        a.outcome, a.reason_system, a.reason_code, a.commented
      """;

  private final JdbcClient client;

  SummaryQuery(JdbcClient client) {
    this.client = client;
  }

  /** Whose cards are counted. */
  private record Group(String service, String version, String client, String rule) {
    static final Comparator<Group> ORDER =
        Comparator.comparing(Group::service)
            .thenComparing(Group::version)
            .thenComparing(Group::client)
            .thenComparing(Group::rule);
  }

  /** What two reasons are told apart by. */
  private record ReasonCode(String system, String code) {
    static final Comparator<ReasonCode> ORDER =
        Comparator.comparing(ReasonCode::system).thenComparing(ReasonCode::code);
  }

  /** How many cards of a group had one answer, or none; those that say the same rules. */
  private record Count(
      Group group,
      Optional<String> outcome,
      Optional<String> system,
      Optional<String> code,
      boolean isCommented,
      long cards) {
    static List<Count> of(ResultSet row) throws SQLException {
      List<Count> counts = new ArrayList<>();
      for (String rule : DecisionRows.ids(row.getString("rules"))) {
        counts.add(
            new Count(
                new Group(
                    row.getString("service"),
                    row.getString("content_version"),
                    row.getString("client"),
                    rule),
                Optional.ofNullable(row.getString("outcome")),
                Optional.ofNullable(row.getString("reason_system")),
                Optional.ofNullable(row.getString("reason_code")),
                row.getBoolean("commented"),
                row.getLong("cards")));
      }
      return counts;
    }

    Optional<ReasonCode> reason() {
      return code.map(each -> new ReasonCode(system.orElse(""), each));
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
            .flatMap(List::stream)
            .collect(
                Collectors.groupingBy(
                    Count::group, () -> new TreeMap<>(Group.ORDER), Collectors.toList()));
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
        reasons(counts),
        sum(counts, Count::isCommented),
        sum(counts, count -> count.code().isEmpty() && !count.isCommented()));
  }

  private static List<Reason> reasons(List<Count> counts) {
    Map<ReasonCode, Long> cards = new TreeMap<>(ReasonCode.ORDER);
    for (Count count : counts) {
      count.reason().ifPresent(reason -> cards.merge(reason, count.cards(), Long::sum));
    }
    return cards.entrySet().stream()
        .map(each -> new Reason(each.getKey().system(), each.getKey().code(), each.getValue()))
        .toList();
  }

  private static long sum(List<Count> counts, Predicate<Count> which) {
    return counts.stream().filter(which).mapToLong(Count::cards).sum();
  }
}
