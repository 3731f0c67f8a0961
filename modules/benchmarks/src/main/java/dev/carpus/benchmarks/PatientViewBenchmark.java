package dev.carpus.benchmarks;

import dev.carpus.logic.Moment;
import dev.carpus.pathway.Pathway;
import dev.carpus.reference.ReferenceEngine;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What one patient-view request of 200 resources costs. A row for each engine, all for the same
 * bytes; the first row is the floor that none can go below.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 3)
@Measurement(iterations = 5, time = 2)
public class PatientViewBenchmark {
  private final JsonFactory json = JsonFactory.builder().build();
  private final HookPipeline reference;
  private final byte[] body;

  /** Loads the pathway and makes the request, before anything is measured. */
  public PatientViewBenchmark() {
    Pathway pathway = ShippedPathway.on(new ReferenceEngine());
    BusyChart chart = new BusyChart(pathway.prefetch());
    body = chart.request();
    reference = new HookPipeline(pathway, new Moment(chart.speaking().at(), ZoneOffset.UTC));
  }

  /**
   * Every token of the bytes read, and none of them used.
   *
   * @return how many there are
   */
  @Benchmark
  public int tokenPass() {
    int tokens = 0;
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    return tokens;
  }

  /**
   * From the bytes of the request to those of the cards, on the official CQL engine and HAPI's
   * object model.
   *
   * @return the response
   */
  @Benchmark
  public byte[] referenceEngine() {
    return reference.answer(body);
  }
}
