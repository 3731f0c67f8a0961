package dev.carpus.benchmarks;

import dev.carpus.benchmarks.ratio.Measurements;
import dev.carpus.benchmarks.ratio.RowName;
import dev.carpus.benchmarks.ratio.Spread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A run, as JSON for programs; numbers are nanoseconds, bytes and ratios. */
final class BenchJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Measurements measurements;
  private final Instant moment;

  /** A run that was made at a moment. */
  BenchJson(Measurements measurements, Instant moment) {
    this.measurements = measurements;
    this.moment = moment;
  }

  /** Writes it into a file. */
  void write(Path file) {
    try {
      Optional<Path> folder = Optional.ofNullable(file.toAbsolutePath().getParent());
      if (folder.isPresent()) {
        Files.createDirectories(folder.get());
      }
      Files.write(file, MAPPER.writeValueAsBytes(tree()));
    } catch (IOException failed) {
      throw new UncheckedIOException("the results could not be written", failed);
    }
  }

  private ObjectNode tree() {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("at", moment.toString());
    ObjectNode machine = root.putObject("machine");
    machine.put("java", Runtime.version().toString());
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    machine.put("processors", Runtime.getRuntime().availableProcessors());
    ManagementFactory.getRuntimeMXBean()
        .getInputArguments()
        .forEach(machine.withArray("flags")::add);
    measurements.rows().forEach(row -> add(row, root.withArray("rows").addObject()));
    for (Goal goal : Goal.all()) {
      goal.measured(measurements)
          .ifPresent(measured -> {
            ObjectNode node = root.withArray("goals").addObject();
            node.put("measure", goal.words()).put("most", goal.most());
            node.put("isMet", goal.isMetBy(measured));
            add(measured, node.putObject("measured"));
          });
    }
    return root;
  }

  private void add(RowName row, ObjectNode node) {
    node.put("row", row.what()).put("resources", row.size()).put("calls", measurements.calls(row));
    measurements.cpu(row).ifPresent(cpu -> add(cpu, node.putObject("cpuNanos")));
    measurements.allocated(row).ifPresent(bytes -> node.put("allocatedBytes", bytes));
    measurements.half(row).ifPresent(time -> node.put("p50Nanos", time));
    measurements.almostAll(row).ifPresent(time -> node.put("p99Nanos", time));
    ratio(row, Kind.TOKEN_PASS, node, "toTokenPass");
    ratio(row, Kind.OURS, node, "toOurs");
  }

  private void ratio(RowName row, Kind other, ObjectNode node, String member) {
    measurements
        .ratio(row, row.beside(other.word()))
        .ifPresent(ratio -> add(ratio, node.putObject(member)));
  }

  private static void add(Spread spread, ObjectNode node) {
    node.put("median", spread.median()).put("lower", spread.lower()).put("upper", spread.upper());
  }
}
