package dev.carpus.server.web;

import dev.carpus.server.Outside;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether the machine's clock goes as time goes by; DOWN once it was set by minutes, which makes
 * every window of every rule wrong.
 */
final class ClockHealth implements HealthPart {
  private static final Duration MOST = Duration.ofMinutes(5);

  private final Outside outside;
  private final Instant start;
  private final long startNanos;

  /** A check that begins now. */
  ClockHealth(Outside outside) {
    this.outside = outside;
    start = outside.clock().instant();
    startNanos = outside.nanoTime().getAsLong();
  }

  @Override
  public PartHealth health() {
    Duration drift = drift();
    return new PartHealth(
        "clock",
        drift.abs().compareTo(MOST) <= 0,
        true,
        to -> to.put("driftSeconds", drift.toSeconds()));
  }

  private Duration drift() {
    Duration shown = Duration.between(start, outside.clock().instant());
    return shown.minusNanos(outside.nanoTime().getAsLong() - startNanos);
  }
}
