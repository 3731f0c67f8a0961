package dev.carpus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.benchmarks.ratio.Measurements;
import dev.carpus.benchmarks.ratio.RowName;
import dev.carpus.benchmarks.ratio.Slice;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BenchReportTest {
  private static final int ALLOCATED = 8_000;

  private final Map<RowName, List<Slice>> slices = new LinkedHashMap<>();

  private BenchReportTest with(Kind kind, int size, long cpu, long bytes) {
    slices.put(
        kind.of(size), List.of(new Slice(cpu, OptionalLong.of(bytes), new long[] {2 * cpu})));
    return this;
  }

  private List<String> lines() {
    StringWriter text = new StringWriter();
    new BenchReport(new Measurements(slices)).print(new PrintWriter(text));
    return text.toString().lines().toList();
  }

  @Test
  void tellsWhatEachRowCosts() {
    with(Kind.TOKEN_PASS, 20, 200_000, 100).with(Kind.OURS, 20, 50_000, 1_234_567);
    assertThat(lines())
        .anySatisfy(line ->
            assertThat(line)
                .matches(
                    "ours-20 +50\\.0 +50\\.0–50\\.0 +0\\.250 \\(.*\\) +1\\.00 .* 1,234,567"
                        + " +100 +100"))
        .anySatisfy(line -> assertThat(line).matches("token-pass-20 +200 .* 100 +400 +400"));
  }

  @Test
  void saysWhichGoalsAreMet() {
    with(Kind.TOKEN_PASS, 20, 1_000, 0).with(Kind.OURS, 20, 1_600, 100);
    with(Kind.TOKEN_PASS, 200, 1_000, 0).with(Kind.OURS, 200, 1_401, 101);
    with(Kind.APPLY, 20, 128_000, ALLOCATED).with(Kind.APPLY, 200, 56_039, ALLOCATED);
    assertThat(lines())
        .anySatisfy(line -> assertThat(line).matches("ours-20 / token-pass-20 .*\\) +met"))
        .anySatisfy(line -> assertThat(line).matches("ours-200 / token-pass-200 .* not met"))
        .anySatisfy(line -> assertThat(line).matches("ours-20 / apply-20 .*\\) +met"))
        .anySatisfy(line -> assertThat(line).matches("ours-200 / apply-200 .* not met"))
        .anySatisfy(line -> assertThat(line).matches("allocation, ours-20 / apply-20 .*\\) +met"))
        .anySatisfy(line -> assertThat(line).matches("allocation, ours-200 / apply-200 .* not met"))
        .noneSatisfy(line -> assertThat(line).contains("echo"));
  }
}
