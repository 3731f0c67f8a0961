package dev.carpus.server.web;

import dev.carpus.hooks.Hook;
import dev.carpus.logic.Ternary;
import dev.carpus.pathway.Evaluation;
import dev.carpus.pathway.Finding;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * What is measured of calls: how many, how long, and what came of each rule; nothing of any
 * patient. Names come from the content, never from a request. Thread-safe.
 */
public final class CallMeters {
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private final MeterRegistry registry;

  /** Meters of that registry. */
  public CallMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Counts a call.
   *
   * @param kind what was called, such as {@code cards}
   * @param service the id of a service that there is, or {@code none}
   * @param hook the name of a hook that is understood, or {@code none}
   */
  void call(String kind, String service, String hook, int status, Duration took) {
    Timer.builder("carpus.calls")
        .description("calls by what was called, service, hook and status")
        .tag("kind", kind)
        .tag("service", service)
        .tag("hook", hook)
        .tag("status", String.valueOf(status))
        .serviceLevelObjectives(BOUNDS)
        .register(registry)
        .record(took);
  }

  /** Counts what came of each rule. */
  void rules(String service, Hook hook, Evaluation evaluation) {
    evaluation
        .findings()
        .filter(finding -> finding.rule().hooks().contains(hook))
        .forEach(finding ->
            registry
                .counter(
                    "carpus.rules",
                    "service",
                    service,
                    "hook",
                    hook.hookName(),
                    "rule",
                    finding.rule().id(),
                    "outcome",
                    outcome(finding))
                .increment());
  }

  private static String outcome(Finding finding) {
    if (finding.speaks()) {
      return "shown";
    }
    return finding.state() == Ternary.TRUE
        ? "held-back"
        : finding.state() == Ternary.UNKNOWN ? "unknown" : "not-met";
  }
}
