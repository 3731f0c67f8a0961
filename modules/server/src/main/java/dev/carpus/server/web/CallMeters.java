package dev.carpus.server.web;

import dev.carpus.hooks.Hook;
import dev.carpus.logic.Ternary;
import dev.carpus.pathway.Evaluation;
import dev.carpus.pathway.Finding;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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
  private final Counter unknownCards;
  private final Map<Call, Timer> timers = new ConcurrentHashMap<>();
  private final Map<RuleResult, Counter> counters = new ConcurrentHashMap<>();

  /** What calls are told apart by. */
  private record Call(String kind, String service, String hook, int status) {}

  /** What the results of rules are told apart by. */
  private record RuleResult(String service, Hook hook, String rule, String outcome) {}

  /** Meters of that registry. */
  public CallMeters(MeterRegistry registry) {
    this.registry = registry;
    unknownCards =
        Counter.builder("carpus.feedback.unknown.cards")
            .description("entries of feedback about cards that the client was not shown")
            .register(registry);
  }

  /**
   * Counts a call.
   *
   * @param kind what was called, such as {@code cards}
   * @param service the id of a service that there is, or {@code none}
   * @param hook the name of a hook that is understood, or {@code none}
   */
  void call(String kind, String service, String hook, int status, Duration took) {
    timers.computeIfAbsent(new Call(kind, service, hook, status), this::timer).record(took);
  }

  private Timer timer(Call call) {
    return Timer.builder("carpus.calls")
        .description("calls by what was called, service, hook and status")
        .tag("kind", call.kind())
        .tag("service", call.service())
        .tag("hook", call.hook())
        .tag("status", String.valueOf(call.status()))
        .serviceLevelObjectives(BOUNDS)
        .register(registry);
  }

  /** Counts entries of feedback about cards that are not known. */
  void unknownCards(int entries) {
    unknownCards.increment(entries);
  }

  /** Counts what came of each rule. */
  void rules(String service, Hook hook, Evaluation evaluation) {
    evaluation
        .findings()
        .filter(finding -> finding.rule().hooks().contains(hook))
        .map(finding -> new RuleResult(service, hook, finding.rule().id(), outcome(finding)))
        .forEach(result -> counters.computeIfAbsent(result, this::counter).increment());
  }

  private Counter counter(RuleResult result) {
    return Counter.builder("carpus.rules")
        .tag("service", result.service())
        .tag("hook", result.hook().hookName())
        .tag("rule", result.rule())
        .tag("outcome", result.outcome())
        .register(registry);
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
