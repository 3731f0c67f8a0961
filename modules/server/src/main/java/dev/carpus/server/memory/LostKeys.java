package dev.carpus.server.memory;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Keys that rows of the database were made with and that the service does not have. */
final class LostKeys {
  private static final Logger LOG = LoggerFactory.getLogger(LostKeys.class);

  /** Cards have the key of their decision. */
  private static final String IDS =
      """
      SELECT key_id FROM decision WHERE key_id NOT IN (:known)
      UNION SELECT key_id FROM feedback WHERE key_id NOT IN (:known)
      ORDER BY key_id
      """;

  private final Store store;
  private final KeyRing keys;

  LostKeys(Store store, KeyRing keys) {
    this.store = store;
    this.keys = keys;
  }

  /** Their ids. */
  List<String> ids() {
    return store
        .client()
        .sql(IDS)
        .param("known", keys.keys().stream().map(MemoryKey::id).toList())
        .query((row, _) -> String.valueOf(row.getString("key_id")))
        .list();
  }

  /** Tells the log of them, if there are any, without being waited for. */
  void tell() {
    Thread.ofVirtual()
        .name("memory-lost-keys")
        .start(() -> {
          try {
            tell(ids());
          } catch (DataAccessException failed) {
            LOG.atWarn()
                .addKeyValue("cause", StoreCalls.kind(failed))
                .log("it could not be found out whether the memory's keys are all there");
          }
        });
  }

  private static void tell(List<String> ids) {
    if (!ids.isEmpty()) {
      LOG.atWarn()
          .addKeyValue("keys", ids)
          .log(
              "the memory has rows under keys that carpus.memory.keys does not name: their comments"
                  + " cannot be read, and what users put to rest speaks again");
    }
  }
}
