package dev.carpus.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A PostgreSQL server for tests: a container where a Docker engine has the image {@code
 * carpus-postgres:test}, else a process of this machine. It ends with the tests, or before.
 */
public final class TestPostgres implements AutoCloseable {
  private static final String IMAGE = "carpus-postgres:test";

  /** Calls the server by its URL, up to the name of a database. */
  private record Server(String base, String parameters, AutoCloseable end) {}

  private final Server server;

  private TestPostgres(Server server) {
    this.server = server;
  }

  private static final class Shared {
    static final TestPostgres SERVER = start();
  }

  /** The server that all tests share; each takes a database of its own. */
  public static TestPostgres shared() {
    return Shared.SERVER;
  }

  /** A server that a test may end. */
  @SuppressWarnings("SystemOut") // says which, for those who read the build's log
  public static TestPostgres start() {
    Optional<Server> container = container();
    System.out.println(
        "PostgreSQL for tests: "
            + (container.isPresent()
                ? "the container " + IMAGE
                : "embedded, as no Docker has " + IMAGE));
    return new TestPostgres(container.orElseGet(TestPostgres::embedded));
  }

  private static Optional<Server> container() {
    try {
      DockerClientFactory docker = DockerClientFactory.instance();
      if (!docker.isDockerAvailable()
          || docker.client().listImagesCmd().withReferenceFilter(IMAGE).exec().isEmpty()) {
        return Optional.empty();
      }
      PostgreSQLContainer container =
          new PostgreSQLContainer(
              DockerImageName.parse(IMAGE).asCompatibleSubstituteFor("postgres"));
      container.start();
      return Optional.of(
          new Server(
              "jdbc:postgresql://"
                  + container.getHost()
                  + ":"
                  + container.getFirstMappedPort()
                  + "/",
              "?user=" + container.getUsername() + "&password=" + container.getPassword(),
              container));
    } catch (RuntimeException unusable) {
      return Optional.empty();
    }
  }

  private static Server embedded() {
    try {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on").start();
      return new Server(
          "jdbc:postgresql://localhost:" + postgres.getPort() + "/", "?user=postgres", postgres);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The URL of a new, empty database. */
  public String database() {
    String name = "t" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection =
            DriverManager.getConnection(server.base() + "postgres" + server.parameters());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
    return server.base() + name + server.parameters();
  }

  /** Ends the server, as an outage would. */
  @Override
  public void close() {
    try {
      server.end().close();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
