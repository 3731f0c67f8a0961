package dev.carpus.benchmarks;

import dev.carpus.logic.Answers;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.facts.ReadRecord;
import dev.carpus.reference.PreferredEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What some rules cost on facts that are read already, compiled and written by hand. Each record is
 * read anew before, as an evaluation keeps in its facts what it has worked out.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 2)
public class RulesBenchmark {
  /** So many at once, as the clock cannot tell a single one. */
  private static final int RECORDS = 64;

  private final Rules rules = new Rules();
  private final List<Answers> answers = new ArrayList<>();
  private final List<ReadRecord> facts = new ArrayList<>();
  private Optional<PatientRecord> record = Optional.empty();
  private Optional<Moment> moment = Optional.empty();

  /** How many resources a record has. */
  @Param({"20", "200", "2000"})
  public int size = BusyChart.RESOURCES;

  /** Makes the record. */
  @Setup
  public void load() {
    Subject subject = new Subject(new PreferredEngine());
    HookPipeline pipeline = subject.pipeline();
    record = Optional.of(pipeline.record(pipeline.request(subject.body(size))));
    moment = Optional.of(subject.moment());
  }

  /** Reads it, time and again. */
  @Setup(Level.Invocation)
  public void read() {
    answers.clear();
    facts.clear();
    for (int i = 0; i < RECORDS; i++) {
      answers.add(rules.readCompiled(record.orElseThrow(), moment.orElseThrow()));
      facts.add(rules.readByHand(record.orElseThrow(), moment.orElseThrow()));
    }
  }

  /** The compiled rules. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public void compiled(Blackhole hole) {
    for (Answers each : answers) {
      hole.consume(rules.evaluate(each));
    }
  }

  /** The rules by hand. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public void byHand(Blackhole hole) {
    for (ReadRecord each : facts) {
      hole.consume(rules.evaluate(record.orElseThrow(), each, moment.orElseThrow()));
    }
  }
}
