package dev.carpus.benchmarks;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.card.Indicator;
import dev.carpus.server.Outside;
import dev.carpus.server.memory.Decision;
import dev.carpus.server.memory.Memory;
import dev.carpus.server.memory.MemoryStart;
import dev.carpus.server.memory.Parties;
import dev.carpus.server.memory.ShownCard;
import dev.carpus.server.settings.MemorySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs a hook call that its decision, with three cards, is on disk before the answer
 * leaves: in H2's file, by one call at a time and by sixteen. The floor is one small row, inserted
 * and committed by plain JDBC.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecisionBenchmark {
  private static final Instant MOMENT = Instant.parse("2026-11-22T12:00:00Z");
  private static final Parties PARTIES =
      new Parties("north", "", "bilateral-hand-cramping", "Practitioner/1", "p1");
  private static final MemorySettings SETTINGS =
      new MemorySettings(null, null, null, List.of(), Duration.ofDays(365), Duration.ofSeconds(10));

  private final AtomicLong ids = new AtomicLong();

  private Optional<Path> folder = Optional.empty();
  private Optional<Memory> memory = Optional.empty();
  private Optional<Connection> plain = Optional.empty();

  /** Opens a memory, and a database beside it, in a folder of their own. */
  @Setup
  public void open() throws IOException, SQLException {
    Path data = Files.createTempDirectory("carpus-decisions");
    folder = Optional.of(data);
    memory =
        Optional.of(
            new MemoryStart(SETTINGS, Optional.of(data), Outside.ofMachine())
                .open(new SecureRandom()));
    Connection connection =
        DriverManager.getConnection("jdbc:h2:file:" + data.resolve("plain") + ";WRITE_DELAY=0");
    connection.createStatement().execute("CREATE TABLE floor (id UUID PRIMARY KEY)");
    plain = Optional.of(connection);
  }

  /** Closes and deletes them. */
  @TearDown
  public void close() throws IOException, SQLException {
    memory.orElseThrow().close();
    plain.orElseThrow().close();
    try (Stream<Path> files = Files.list(folder.orElseThrow())) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder.orElseThrow());
  }

  /** The floor: one row, committed. */
  @Benchmark
  @Threads(1)
  public int plainRow() throws SQLException {
    try (PreparedStatement insert =
        plain.orElseThrow().prepareStatement("INSERT INTO floor VALUES (?)")) {
      insert.setObject(1, id());
      return insert.executeUpdate();
    }
  }

  /** One call at a time. */
  @Benchmark
  @Threads(1)
  public boolean oneAtATime() {
    return memory.orElseThrow().remember(decision());
  }

  /** Sixteen calls at a time: the time of each, not of all. */
  @Benchmark
  @Threads(16)
  public boolean sixteenAtATime() {
    return memory.orElseThrow().remember(decision());
  }

  private Decision decision() {
    List<ShownCard> cards =
        Stream.of("P-02", "P-08", "P-61")
            .map(rule ->
                new ShownCard(
                    id(), Indicator.INFO, List.of(rule), List.of("Condition/c1"), List.of(id())))
            .toList();
    return new Decision(
        id(), MOMENT, PARTIES, Hook.PATIENT_VIEW, "0.1.0", 200, cards, Duration.ofMillis(5));
  }

  /** A new id; making random ones would be measured, too. */
  private UUID id() {
    return new UUID(0L, ids.incrementAndGet());
  }
}
