package dev.carpus.server.memory;

import java.time.Instant;

/** The tokens that all services on one database have seen. */
final class TokenRows {
  private static final String INSERT =
      "INSERT INTO token (id, expires_at) VALUES (:id, :end) ON CONFLICT DO NOTHING";

  private final Store store;

  TokenRows(Store store) {
    this.store = store;
  }

  /**
   * Whether a token is seen for the first time: of all who ask at the same time, one is told so.
   */
  boolean isNew(String id, Instant end) {
    return store.client().sql(INSERT).param("id", id).param("end", StoredMoment.of(end)).update()
        == 1;
  }
}
