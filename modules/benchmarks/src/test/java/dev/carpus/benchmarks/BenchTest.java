package dev.carpus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.benchmarks.ratio.Pace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");

  private int bench(String... arguments) {
    return new Bench(CLOCK, Pace.least(), Pace.least())
        .execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  @Test
  void measuresEveryRowThatNeedsNoServer() throws Exception {
    Path file = folder.resolve("new").resolve("bench.json");
    assertThat(bench("--json", file.toString(), "floor", "pipeline", "peers", "logic", "20"))
        .isZero();
    assertThat(out.toString())
        .contains("byte-scan-20", "token-pass-20", "ours-20", "reference-20", "apply-20")
        .contains("compiled-rules-20 / rules-by-hand-20", "ours-20 / token-pass-20", "at most")
        .contains("allocation, ours-20 / apply-20")
        .contains("written to " + file)
        .doesNotContain("ours-200", "echo");
    JsonNode json = MAPPER.readTree(Files.readString(file));
    assertThat(json.path("at").asString()).isEqualTo("2026-11-23T12:00:00Z");
    assertThat(json.path("machine").path("processors").asInt()).isPositive();
    assertThat(json.path("rows").values())
        .hasSize(7)
        .allSatisfy(row -> {
          assertThat(row.path("resources").asInt()).isEqualTo(20);
          assertThat(row.path("calls").asLong()).isPositive();
          assertThat(row.path("cpuNanos").path("median").asDouble()).isPositive();
          assertThat(row.path("allocatedBytes").asDouble()).isNotNegative();
          assertThat(row.path("p99Nanos").asDouble())
              .isGreaterThanOrEqualTo(row.path("p50Nanos").asDouble());
          assertThat(row.path("toTokenPass").path("median").asDouble()).isPositive();
        });
    assertThat(json.path("goals").values())
        .hasSize(4)
        .allSatisfy(goal -> {
          assertThat(goal.path("most").asDouble()).isPositive();
          assertThat(goal.path("measured").path("median").asDouble()).isPositive();
          assertThat(goal.path("isMet").isBoolean()).isTrue();
        });
  }

  @Test
  void measuresNothingWhereAWordNamesNothing() {
    assertThat(bench("ours", "everything")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("carpus: no row, group or size everything;")
        .contains("see ./carpus bench --help");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void refusesAnOptionThatItDoesNotKnow() {
    assertThat(bench("--slow")).isEqualTo(2);
    assertThat(err.toString()).contains("--slow", "see ./carpus bench --help");
  }

  @Test
  void tellsItsRowsAndOptions() {
    assertThat(bench("--help")).isZero();
    assertThat(out.toString())
        .contains("--quick", "--json=FILE", "ROW-OR-GROUP", "./carpus bench startup");
    for (Kind kind : Kind.values()) {
      assertThat(out.toString()).contains(kind.word(), kind.group(), kind.description());
    }
  }
}
