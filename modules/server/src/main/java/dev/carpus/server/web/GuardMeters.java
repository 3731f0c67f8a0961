package dev.carpus.server.web;

import dev.carpus.server.memory.Memory;
import dev.carpus.server.switches.LiveSwitches;
import dev.carpus.server.trust.Refusal;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** What is measured of calls that were not let in, of the memory, and of what is switched off. */
final class GuardMeters {
  private final MeterRegistry registry;

  /** Adds them to a registry. */
  GuardMeters(MeterRegistry registry, RefusalCounts counts, Memory memory, LiveSwitches switches) {
    this.registry = registry;
    tokens(counts);
    room(counts);
    memory(memory);
    Gauge.builder("carpus.switches.off", switches, each -> each.get().off().size())
        .description("how many things are switched off")
        .register(registry);
  }

  private void tokens(RefusalCounts counts) {
    for (Refusal reason : Refusal.values()) {
      FunctionCounter.builder("carpus.tokens.refused", counts, each -> each.of(reason.word()))
          .tag("reason", reason.word())
          .description("calls without a token that could be taken")
          .register(registry);
    }
  }

  private void room(RefusalCounts counts) {
    for (String reason : CallLimits.REASONS) {
      FunctionCounter.builder("carpus.calls.refused", counts, each -> each.of(reason))
          .tag("reason", reason)
          .description("calls that there was no room for")
          .register(registry);
    }
  }

  private void memory(Memory memory) {
    Gauge.builder("carpus.memory.up", memory, each -> each.state().isUp() ? 1 : 0)
        .description("1 if the memory's database answers in time")
        .register(registry);
    FunctionCounter.builder("carpus.memory.failures", memory, each -> each.state().failures())
        .description("calls of the memory's database that were not answered in time")
        .register(registry);
    FunctionCounter.builder("carpus.tokens.unshared", memory, each -> each.state().unsharedTokens())
        .description("tokens taken without asking the database whether they were used elsewhere")
        .register(registry);
  }
}
