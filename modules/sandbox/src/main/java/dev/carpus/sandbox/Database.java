package dev.carpus.sandbox;

import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.jdbcx.JdbcConnectionPool;

/** Where the sandbox keeps its resources. */
sealed interface Database {

  /** The JDBC URL of this database, for H2. */
  String jdbcUrl();

  /** What this database is called in a message to a person. */
  String name();

  /**
   * The open database, to be disposed of by the caller.
   *
   * @throws CannotStartException if it cannot be opened, for one because another process has it
   */
  default JdbcConnectionPool open() {
    JdbcConnectionPool pool = JdbcConnectionPool.create(jdbcUrl(), "sa", "");
    pool.setMaxConnections(20);
    try {
      pool.getConnection().close();
      return pool;
    } catch (SQLException e) {
      throw new CannotStartException(name() + " cannot be opened: " + e.getMessage(), e);
    }
  }

  /** A database that ends with the process. */
  record InMemory() implements Database {
    @Override
    public String jdbcUrl() {
      return "jdbc:h2:mem:sandbox;DB_CLOSE_DELAY=-1";
    }

    @Override
    public String name() {
      return "the database in memory";
    }
  }

  /**
   * A database in a file of a folder, which outlives the process.
   *
   * @param folder where the file is; made when it is not there
   */
  record InFolder(Path folder) implements Database {
    @Override
    public String jdbcUrl() {
      // The server closes it in its own order; H2's own hook would close it under running work.
      // No trace file: Hibernate tries statements that H2 refuses, and H2 would keep a log of them.
      return "jdbc:h2:file:"
          + folder.toAbsolutePath().normalize().resolve("sandbox")
          + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    }

    @Override
    public String name() {
      return "the database in " + folder;
    }
  }
}
