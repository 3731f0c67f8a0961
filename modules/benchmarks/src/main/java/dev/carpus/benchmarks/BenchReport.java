package dev.carpus.benchmarks;

import dev.carpus.benchmarks.ratio.Measurements;
import dev.carpus.benchmarks.ratio.RowName;
import dev.carpus.benchmarks.ratio.Spread;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** A run, as a table for those who read it. */
final class BenchReport {
  private static final double THOUSAND = 1000;
  private static final String ROW = "%-22s %12s %15s %18s %18s %12s %12s %12s%n";
  private static final String GOAL = "%-44s %12s %24s %8s%n";

  private final Measurements measurements;

  BenchReport(Measurements measurements) {
    this.measurements = measurements;
  }

  /** Prints both tables. */
  void print(PrintWriter out) {
    out.printf(
        ROW,
        "row",
        "CPU µs/call",
        "quartiles",
        "/ token pass",
        "/ ours",
        "bytes/call",
        "p50 µs",
        "p99 µs");
    measurements.rows().forEach(row -> print(row, out));
    out.println();
    out.printf(GOAL, "measure (median of rounds)", "at most", "measured (quartiles)", "goal");
    Goal.all()
        .forEach(goal -> goal.measured(measurements).ifPresent(each -> print(goal, each, out)));
    out.flush();
  }

  private static void print(Goal goal, Spread measured, PrintWriter out) {
    out.printf(
        GOAL,
        goal.words(),
        ratio(goal.most()),
        spread(measured),
        goal.isMetBy(measured) ? "met" : "not met");
  }

  private void print(RowName row, PrintWriter out) {
    Spread cpu = measurements.cpu(row).orElseThrow();
    out.printf(
        ROW,
        row,
        micros(cpu.median()),
        micros(cpu.lower()) + "–" + micros(cpu.upper()),
        beside(row, Kind.TOKEN_PASS),
        beside(row, Kind.OURS),
        measurements.allocated(row).map(bytes -> text("%,.0f", bytes)).orElse("-"),
        time(measurements.half(row)),
        time(measurements.almostAll(row)));
  }

  private String beside(RowName row, Kind other) {
    return measurements.ratio(row, row.beside(other.word())).map(BenchReport::spread).orElse("-");
  }

  private static String spread(Spread ratio) {
    return ratio(ratio.median()) + " (" + ratio(ratio.lower()) + "–" + ratio(ratio.upper()) + ")";
  }

  /** Three digits that count, as ratios go from thousandths to thousands. */
  private static String ratio(double ratio) {
    if (ratio >= 100) {
      return text("%.0f", ratio);
    }
    return ratio >= 10
        ? text("%.1f", ratio)
        : ratio >= 1 ? text("%.2f", ratio) : text("%.3g", ratio);
  }

  private static String time(Optional<Double> nanos) {
    return nanos.map(BenchReport::micros).orElse("-");
  }

  private static String micros(double nanos) {
    double micros = nanos / THOUSAND;
    return micros >= 100 ? text("%.0f", micros) : text("%.1f", micros);
  }

  private static String text(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }
}
