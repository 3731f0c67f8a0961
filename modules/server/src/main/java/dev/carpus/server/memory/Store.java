package dev.carpus.server.memory;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database of the memory: its connections, its tables and its transactions. Until its tables
 * are there, everything else fails. Thread-safe.
 */
final class Store implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Store.class);
  private static final String MIGRATION = "classpath:dev/carpus/server/memory/migration";
  private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(1);

  private final StorePlace place;
  private final HikariDataSource connections;
  private final JdbcTemplate template;
  private final JdbcClient client;
  private final TransactionTemplate transactions;
  private final CountDownLatch closing = new CountDownLatch(1);

  private volatile boolean isReady;

  /** A database that is not looked at yet. */
  Store(StorePlace place, Duration patience) {
    this.place = place;
    connections = place.connections(patience);
    template = new JdbcTemplate(connections);
    client = JdbcClient.create(template);
    transactions = new TransactionTemplate(new JdbcTransactionManager(connections));
  }

  /**
   * Makes the tables what they should be.
   *
   * @throws FlywayException if the database cannot be reached, or is not as an earlier version of
   *     this program left it
   */
  void migrate() {
    Flyway.configure().dataSource(connections).locations(MIGRATION).load().migrate();
    isReady = true;
  }

  /**
   * Does so as soon as the database can be reached, however long that takes.
   *
   * @param then what is done after it
   */
  void migrateInTheEnd(Runnable then) {
    Thread.ofVirtual().name("memory-migration").start(() -> keepTrying(then));
  }

  private void keepTrying(Runnable then) {
    boolean isTold = false;
    while (!isReady && !connections.isClosed()) {
      try {
        migrate();
        LOG.info("the memory's database is ready");
        then.run();
      } catch (FlywayException | DataAccessException notYet) {
        if (!isTold) {
          LOG.atWarn()
              .addKeyValue("cause", StoreCalls.kind(notYet))
              .log("the memory's database is not ready; cards are given without it");
        }
        isTold = true;
        if (isClosing()) {
          return;
        }
      }
    }
  }

  private boolean isClosing() {
    try {
      return closing.await(BEFORE_NEXT_TRY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /**
   * Questions to the database, each in a transaction of its own.
   *
   * @throws DataAccessResourceFailureException if it has never been reached
   */
  JdbcClient client() {
    checkReady();
    return client;
  }

  /** What is done in one transaction: all of it, or nothing where it throws. */
  <T> T inTransaction(Supplier<T> work) {
    checkReady();
    return transactions.execute(_ -> work.get());
  }

  /** Adds rows, if there are any. */
  void insert(String sql, List<@Nullable Object[]> rows) {
    checkReady();
    if (!rows.isEmpty()) {
      template.batchUpdate(sql, rows);
    }
  }

  /**
   * Waits until what was committed would outlive the machine. PostgreSQL has waited at the commit;
   * H2 has only handed it to the operating system, which outlives this process.
   */
  void sync() {
    if (place.isH2()) {
      template.execute("CHECKPOINT SYNC");
    }
  }

  /** Whether its tables are there. */
  boolean isReady() {
    return isReady;
  }

  private void checkReady() {
    if (!isReady) {
      throw new DataAccessResourceFailureException("the database has not been reached yet");
    }
  }

  @Override
  public void close() {
    closing.countDown();
    if (place.isH2() && isReady) {
      try {
        template.execute("SHUTDOWN");
      } catch (DataAccessException closed) {
        LOG.atWarn()
            .addKeyValue("cause", StoreCalls.kind(closed))
            .log("the memory's database was not closed in order");
      }
    }
    isReady = false;
    connections.close();
  }
}
