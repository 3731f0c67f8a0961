package dev.carpus.benchmarks;

import dev.carpus.logic.LogicEngine;
import dev.carpus.logic.Moment;
import dev.carpus.pathway.Pathway;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * The shipped pathway on an engine, and the charts that it is measured with. Used by one thread.
 */
final class Subject {
  private final Pathway pathway;
  private final Map<Integer, byte[]> bodies = new HashMap<>();

  /** The pathway on this engine. */
  Subject(LogicEngine engine) {
    pathway = ShippedPathway.on(engine);
  }

  Pathway pathway() {
    return pathway;
  }

  /** The request for a chart of so many resources. */
  byte[] body(int size) {
    return bodies.computeIfAbsent(
        size, resources -> new BusyChart(pathway.prefetch(), resources).request());
  }

  /** When the charts are opened. */
  Moment moment() {
    return new Moment(new BusyChart(pathway.prefetch()).speaking().at(), ZoneOffset.UTC);
  }

  /** The pipeline of the pathway, when the charts are opened. */
  HookPipeline pipeline() {
    return new HookPipeline(pathway, moment());
  }
}
