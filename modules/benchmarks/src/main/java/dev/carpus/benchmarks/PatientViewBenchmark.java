package dev.carpus.benchmarks;

import dev.carpus.reference.PreferredEngine;
import dev.carpus.reference.ReferenceEngine;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one patient-view request costs, by the resources that it carries. A row for each engine, all
 * for the same bytes; the first row is the floor that none can go below that reads tokens.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 3)
@Measurement(iterations = 5, time = 2)
public class PatientViewBenchmark {
  private final Floor floor = new Floor();
  private byte[] body = {};
  private Optional<HookPipeline> compiled = Optional.empty();
  private Optional<HookPipeline> reference = Optional.empty();

  /** How many resources a request carries. */
  @Param({"20", "200", "2000"})
  public int size = BusyChart.RESOURCES;

  /** Loads the pathway and makes the request, before anything is measured. */
  @Setup
  public void load() {
    Subject subject = new Subject(new PreferredEngine());
    body = subject.body(size);
    compiled = Optional.of(subject.pipeline());
    reference = Optional.of(new Subject(new ReferenceEngine()).pipeline());
  }

  /**
   * Every token of the bytes read, and none of them used.
   *
   * @return how many there are
   */
  @Benchmark
  public int tokenPass() {
    return floor.tokens(body);
  }

  /**
   * From the bytes of the request to those of the cards, by compiled logic.
   *
   * @return the response
   */
  @Benchmark
  public byte[] compiledEngine() {
    return compiled.orElseThrow().answer(body);
  }

  /**
   * From the bytes of the request to those of the cards, on the official CQL engine and HAPI's
   * object model.
   *
   * @return the response
   */
  @Benchmark
  public byte[] referenceEngine() {
    return reference.orElseThrow().answer(body);
  }
}
