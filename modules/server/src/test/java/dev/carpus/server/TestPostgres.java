package dev.carpus.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * A PostgreSQL server for tests, a process of this machine. It ends with the tests, or before. One
 * in a container is what {@code ContainerReplicas} starts.
 */
public final class TestPostgres implements AutoCloseable {
  private final EmbeddedPostgres postgres;

  private TestPostgres(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  private static final class Shared {
    static final TestPostgres SERVER = start();
  }

  /** The server that all tests share; each takes a database of its own. */
  public static TestPostgres shared() {
    return Shared.SERVER;
  }

  /** A server that a test may end. */
  public static TestPostgres start() {
    try {
      return new TestPostgres(
          EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on").start());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The URL of a new, empty database. */
  public String database() {
    String name = "t" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
    return url(name);
  }

  private String url(String database) {
    return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database + "?user=postgres";
  }

  /** Ends the server, as an outage would. */
  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
