package dev.carpus.server.memory;

import dev.carpus.server.memory.StoredComment.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds comments, and opens them. */
final class CommentQuery {
  private static final String COMMENTS =
      """
      SELECT id, card, client, service, received_at, comment_sealed, key_id
      FROM feedback
      WHERE comment_sealed IS NOT NULL AND received_at >= :since
      ORDER BY received_at, id
      """;

  private final JdbcClient client;
  private final KeyRing keys;

  CommentQuery(JdbcClient client, KeyRing keys) {
    this.client = client;
    this.keys = keys;
  }

  /** Those that were received since then, the oldest first. */
  List<StoredComment> since(Instant since) {
    return client
        .sql(COMMENTS)
        .param("since", StoredMoment.of(since))
        .query((row, _) -> comment(row))
        .list();
  }

  private StoredComment comment(ResultSet row) throws SQLException {
    String keyId = row.getString("key_id");
    Text text =
        keys.open(
                keyId, row.getBytes("comment_sealed"), FeedbackRows.commentOf(row.getString("id")))
            .<Text>map(StoredComment.Legible::new)
            .orElseGet(() -> new StoredComment.Illegible(keyId));
    return new StoredComment(
        row.getObject("card", UUID.class),
        row.getString("client"),
        row.getString("service"),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        text);
  }
}
