package dev.carpus.server.memory;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.carpus.server.OwnerOnly;
import dev.carpus.server.StartRefused;
import dev.carpus.server.settings.MemorySettings;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the memory is kept. */
sealed interface StorePlace {
  /** The most connections of a service. */
  int CONNECTIONS = 8;

  /** Where it is told what may not be as it should. */
  Logger LOG = LoggerFactory.getLogger(StorePlace.class);

  /** The least time that the pool of connections can wait for one. */
  Duration LEAST_WAIT = Duration.ofMillis(250);

  /** H2 is opened once, by the start of the service, which can wait. */
  Duration H2_WAIT = Duration.ofSeconds(30);

  /** How long a connection to PostgreSQL waits for an answer before it is given up. */
  Duration LONGEST_SILENCE = Duration.ofSeconds(10);

  /**
   * Keywords as in PostgreSQL; every commit written at once, not some time later; and no file of
   * what happened, which would hold statements with their values.
   */
  String H2_OPTIONS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0";

  /** A PostgreSQL database. */
  record PostgreSql(String url, Optional<String> user, Optional<String> password)
      implements StorePlace {
    /** Says where, never the password. */
    @Override
    public String toString() {
      return "PostgreSql[" + url + "]";
    }
  }

  /** A file of H2's in the folder of the data. */
  record H2File(Path data) implements StorePlace {
    private static final String NAME = "carpus-memory";

    /** The file. */
    Path file() {
      return data.toAbsolutePath().resolve(NAME + ".mv.db");
    }

    /**
     * Sees to it that nobody else can read the file, before H2 opens it.
     *
     * @throws StartRefused if it cannot be made
     */
    void makePrivate() {
      try {
        OwnerOnly.makeFolder(data);
        OwnerOnly.makeFile(file());
      } catch (FileAlreadyExistsException _) {
        makeThatOfBeforePrivate();
      } catch (IOException unwritable) {
        throw new StartRefused("the memory's file " + file() + " cannot be written");
      }
    }

    private void makeThatOfBeforePrivate() {
      try {
        OwnerOnly.makePrivate(file());
      } catch (IOException notAllowed) {
        LOG.warn("others than its owner may read the memory's file {}", file());
      }
    }
  }

  /** This process, whose end is the memory's. */
  record Passing(UUID name) implements StorePlace {}

  /**
   * Where the settings say.
   *
   * @param name of a memory that is kept nowhere else
   * @throws StartRefused if the file of the password cannot be read
   */
  static StorePlace of(MemorySettings settings, Optional<Path> data, UUID name) {
    return settings
        .statedUrl()
        .<StorePlace>map(url -> new PostgreSql(url, settings.statedUser(), password(settings)))
        .or(() -> data.map(H2File::new))
        .orElseGet(() -> new Passing(name));
  }

  private static Optional<String> password(MemorySettings settings) {
    return settings
        .statedPasswordFile()
        .map(file -> {
          try {
            return Files.readString(file).strip();
          } catch (IOException unreadable) {
            throw new StartRefused("the password file " + file + " cannot be read");
          }
        });
  }

  /** Whether it is H2's, which nobody else can stop or lose. */
  default boolean isH2() {
    return switch (this) {
      case PostgreSql _ -> false;
      case H2File _, Passing _ -> true;
    };
  }

  /**
   * Connections to it, none of which is opened yet.
   *
   * @param patience how long to wait for one of PostgreSQL
   */
  default HikariDataSource connections(Duration patience) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("memory");
    config.setMaximumPoolSize(CONNECTIONS);
    Duration wait = patience.compareTo(LEAST_WAIT) < 0 ? LEAST_WAIT : patience;
    config.setConnectionTimeout((isH2() ? H2_WAIT : wait).toMillis());
    config.setValidationTimeout(LEAST_WAIT.toMillis());
    config.setInitializationFailTimeout(-1);
    switch (this) {
      case PostgreSql(String url, Optional<String> user, Optional<String> password) -> {
        config.setJdbcUrl(url);
        user.ifPresent(config::setUsername);
        password.ifPresent(config::setPassword);
        config.addDataSourceProperty("ApplicationName", "carpus");
        config.addDataSourceProperty("connectTimeout", LONGEST_SILENCE.toSeconds());
        config.addDataSourceProperty("socketTimeout", LONGEST_SILENCE.toSeconds());
        config.addDataSourceProperty("reWriteBatchedInserts", true);
        // Errors say what failed, not which values it failed on.
        config.addDataSourceProperty("logServerErrorDetail", false);
      }
      // This program ends H2 itself; H2's own way at the end of a process comes too early.
      case H2File(Path data) ->
          config.setJdbcUrl(
              "jdbc:h2:file:"
                  + data.toAbsolutePath().resolve(H2File.NAME)
                  + H2_OPTIONS
                  + ";DB_CLOSE_ON_EXIT=FALSE");
      case Passing(UUID name) ->
          config.setJdbcUrl("jdbc:h2:mem:" + name + H2_OPTIONS + ";DB_CLOSE_DELAY=-1");
    }
    return new HikariDataSource(config);
  }
}
