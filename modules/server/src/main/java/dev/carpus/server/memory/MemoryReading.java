package dev.carpus.server.memory;

import com.zaxxer.hikari.HikariDataSource;
import dev.carpus.server.StartRefused;
import dev.carpus.server.settings.MemorySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads a memory that no service in this process has opened.
 *
 * @param data the folder of the service's data, where the memory is there
 */
public record MemoryReading(MemorySettings settings, Path data) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Where it is, for people: the database's URL without what follows its name, or H2's file. */
  public String place() {
    return settings
        .statedUrl()
        .map(url -> url.replaceFirst("\\?.*", ""))
        .orElseGet(() -> new StorePlace.H2File(data).file().toString());
  }

  /** Whether there is anything to read: a PostgreSQL database, or H2's file. */
  public boolean isPossible() {
    return settings.statedUrl().isPresent() || new StorePlace.H2File(data).file().toFile().isFile();
  }

  /**
   * What became of the cards that were shown since then.
   *
   * @throws StartRefused if the database cannot be read
   */
  public FeedbackSummary summary(Instant since) {
    StorePlace place = StorePlace.of(settings, Optional.of(data), new UUID(0, 0));
    try (HikariDataSource connections = place.connections(PATIENCE)) {
      return new SummaryQuery(JdbcClient.create(connections)).since(since);
    } catch (DataAccessException failed) {
      throw new StartRefused(
          "carpus: the memory's database cannot be read (" + StoreCalls.kind(failed) + ")");
    }
  }
}
