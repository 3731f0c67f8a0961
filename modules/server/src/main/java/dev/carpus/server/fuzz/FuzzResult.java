package dev.carpus.server.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What came of a run.
 *
 * @param findings the requests that were not answered as they must be
 * @param heapEarly the bytes of memory in use after a fifth of the run
 * @param heapLate the bytes in use at its end
 */
public record FuzzResult(
    Tally.Counts counts, List<Finding> findings, long heapEarly, long heapLate, Duration took) {
  /** As much more memory may be in use at the end. */
  static final long MOST_GROWTH = 64L << 20;

  public FuzzResult {
    findings = List.copyOf(findings);
  }

  /** Whether nothing was found. */
  public boolean isClean() {
    return findings.isEmpty() && isMemoryFlat();
  }

  /** Whether no more memory was in use at the end than caches explain. */
  public boolean isMemoryFlat() {
    return heapLate - heapEarly <= MOST_GROWTH;
  }

  /** How many requests were answered with this status; 0 stands for no answer. */
  public long answered(int status) {
    return counts.statuses().getOrDefault(status, 0L);
  }

  /** A table for people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    counts
        .statuses()
        .forEach((status, count) ->
            lines.add(line(status == 0 ? "no answer" : "status " + status, count.toString())));
    lines.add(line("with cards", String.valueOf(counts.withCards())));
    lines.add(line("slow once", String.valueOf(counts.slow())));
    lines.add(line("slowest", counts.slowestTook().toMillis() + " ms, number " + counts.slowest()));
    lines.add(
        line(
            "memory in use",
            mebibytes(heapEarly)
                + " after a fifth, "
                + mebibytes(heapLate)
                + " at the end"
                + (isMemoryFlat() ? "" : ": it grows")));
    lines.add(
        line(
            "requests",
            counts.sent()
                + " in "
                + took.toSeconds()
                + " s, "
                + counts.sent() * 1000 / Math.max(1, took.toMillis())
                + " a second"));
    lines.add(line("findings", String.valueOf(findings.size())));
    return lines;
  }

  private static String line(String name, String value) {
    return String.format(Locale.ROOT, "%-14s %s", name, value);
  }

  private static String mebibytes(long bytes) {
    return (bytes >> 20) + " MiB";
  }
}
