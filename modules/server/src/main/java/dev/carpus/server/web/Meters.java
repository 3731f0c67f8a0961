package dev.carpus.server.web;

import dev.carpus.server.content.LiveContent;
import dev.carpus.server.terminology.TerminologyUpkeep;
import dev.carpus.terminology.UnmappedCodes;
import dev.carpus.terminology.remote.ExpansionState;
import dev.carpus.terminology.remote.ExpansionState.Freshness;
import dev.carpus.terminology.remote.ServerState;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** What is measured, for Prometheus; nothing of any patient. */
final class Meters {
  /** Systems come from requests: of more than these, the rest is not told apart. */
  private static final int MOST_SYSTEMS = 100;

  private static final String OTHER = "other";

  private final PrometheusMeterRegistry registry;
  private final UnmappedCodes unmapped;
  private final TerminologyUpkeep upkeep;
  private final InstantSource clock;
  private final MultiGauge serverUp;
  private final MultiGauge expansionStale;
  private final MultiGauge expansionAge;
  private final List<String> systems = new ArrayList<>();

  /** The unmapped codes at the last scrape. */
  private NavigableMap<String, Long> counted = Collections.emptyNavigableMap();

  Meters(
      PrometheusMeterRegistry registry,
      LiveContent content,
      UnmappedCodes unmapped,
      TerminologyUpkeep upkeep,
      InstantSource clock) {
    this.registry = registry;
    this.unmapped = unmapped;
    this.upkeep = upkeep;
    this.clock = clock;
    serverUp =
        MultiGauge.builder("carpus.terminology.server.up")
            .description("1 if the terminology server answered its last question")
            .register(registry);
    expansionStale =
        MultiGauge.builder("carpus.terminology.expansion.stale")
            .description("1 if the codes are not those of the last time the server was asked")
            .register(registry);
    expansionAge =
        MultiGauge.builder("carpus.terminology.expansion.age")
            .baseUnit("seconds")
            .description("time since the codes came from the terminology server")
            .register(registry);
    registry.gauge("carpus.content.refused", content, each -> each.problems().isEmpty() ? 0 : 1);
    Gauge.builder("carpus.pathways.not.compiled", content, each -> each.get().notCompiled())
        .description("pathways whose logic runs on the slower engine")
        .register(registry);
    count(OTHER);
  }

  /** Everything as it is now, in the text format of Prometheus. */
  synchronized String scrape() {
    counted = unmapped.bySystem();
    for (String system : counted.navigableKeySet()) {
      if (!systems.contains(system) && systems.size() < MOST_SYSTEMS) {
        systems.add(system);
        count(system);
      }
    }
    List<Row<?>> up = new ArrayList<>();
    List<Row<?>> stale = new ArrayList<>();
    List<Row<?>> age = new ArrayList<>();
    Instant now = clock.instant();
    for (ServerState server : upkeep.servers()) {
      Tags ofServer = Tags.of("server", server.url().toString());
      up.add(Row.of(ofServer, server.isUp() ? 1 : 0));
      for (ExpansionState each : server.expansions()) {
        Tags tags = ofServer.and("include", each.include());
        stale.add(Row.of(tags, each.freshness() == Freshness.FRESH ? 0 : 1));
        each.at().ifPresent(at -> age.add(Row.of(tags, Duration.between(at, now).toSeconds())));
      }
    }
    serverUp.register(up, true);
    expansionStale.register(stale, true);
    expansionAge.register(age, true);
    return registry.scrape();
  }

  private void count(String system) {
    FunctionCounter.builder("carpus.unmapped.codings", unmapped, _ -> countOf(system))
        .tag("system", system)
        .description("codings of records that the terminology does not know")
        .register(registry);
  }

  private double countOf(String system) {
    return system.equals(OTHER)
        ? counted.entrySet().stream()
            .filter(entry -> !systems.contains(entry.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum()
        : counted.getOrDefault(system, 0L);
  }
}
