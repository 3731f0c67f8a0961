package dev.carpus.benchmarks;

import ca.uhn.fhir.context.FhirContext;
import dev.carpus.terminology.ConceptIndex;
import dev.carpus.terminology.TerminologyLoader;
import dev.carpus.terminology.TerminologySources;
import dev.carpus.terminology.ValueSetBits;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.ValueSet;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the concept index costs at 100,000 codes: a look-up, beside a {@link HashMap} whose key, the
 * system and the code in one string, is already there when it is asked; and to build it, beside
 * parsing the JSON of the value set that it is built from.
 *
 * <p>Both structures are asked all codes in random order, with strings that are equal to theirs but
 * not the same objects. To run it, bytes an operation included:
 *
 * <pre>{@code
 * ./mvnw -Pbench -pl modules/benchmarks -am verify -DskipTests \
 *   '-Dbench.args=ConceptIndexBenchmark -prof gc'
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ConceptIndexBenchmark {
  private final JsonFactory factory = JsonFactory.builder().build();
  private final JsonMapper mapper = JsonMapper.builder().build();
  private final FhirContext fhir = FhirContext.forR4Cached();
  private final byte[] json;
  private final TerminologySources sources;
  private final ConceptIndex index;
  private final Map<String, ValueSetBits> byKey = new HashMap<>();
  private final String system = LargeValueSet.copy(LargeValueSet.SYSTEM);
  private final String[] hits;
  private final String[] misses;
  private final String[] keysOfHits;
  private final String[] keysOfMisses;
  private int next;

  /** Builds both structures, before anything is measured. */
  public ConceptIndexBenchmark() {
    LargeValueSet made = new LargeValueSet();
    json = made.json();
    sources =
        TerminologySources.of(List.of(LargeValueSet.system()), List.of(made.resource()), List.of());
    index = TerminologyLoader.load(sources).index();
    for (String code : made.codes()) {
      byKey.put(key(code), index.valueSetsOf(LargeValueSet.SYSTEM, code));
    }
    hits = made.asked(made.codes());
    misses = made.asked(made.others());
    keysOfHits = made.asked(keys(made.codes()));
    keysOfMisses = made.asked(keys(made.others()));
  }

  private static List<String> keys(List<String> codes) {
    return codes.stream().map(ConceptIndexBenchmark::key).toList();
  }

  private static String key(String code) {
    return LargeValueSet.SYSTEM + "|" + code;
  }

  private int next() {
    int at = next;
    next = at + 1 == LargeValueSet.CODES ? 0 : at + 1;
    return at;
  }

  /**
   * The index, asked for a code that it holds.
   *
   * @return the code's value sets
   */
  @Benchmark
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public ValueSetBits hitOfIndex() {
    return index.valueSetsOf(system, hits[next()]);
  }

  /**
   * The map, asked for a code that it holds.
   *
   * @return the code's value sets
   */
  @Benchmark
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public ValueSetBits hitOfHashMap() {
    return byKey.getOrDefault(keysOfHits[next()], ValueSetBits.NONE);
  }

  /**
   * The index, asked for a code that it does not hold.
   *
   * @return no value sets
   */
  @Benchmark
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public ValueSetBits missOfIndex() {
    return index.valueSetsOf(system, misses[next()]);
  }

  /**
   * The map, asked for a code that it does not hold.
   *
   * @return no value sets
   */
  @Benchmark
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public ValueSetBits missOfHashMap() {
    return byKey.getOrDefault(keysOfMisses[next()], ValueSetBits.NONE);
  }

  /**
   * From the value set, as HAPI has read it, to the index.
   *
   * @return the index
   */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public ConceptIndex build() {
    return TerminologyLoader.load(sources).index();
  }

  /**
   * The floor of parsing: every token of the value set's JSON, and none of them used.
   *
   * @return how many there are
   */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public int jacksonTokens() {
    int tokens = 0;
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    return tokens;
  }

  /**
   * The value set's JSON as Jackson's tree.
   *
   * @return the tree
   */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public JsonNode jacksonTree() {
    return mapper.readTree(json);
  }

  /**
   * The value set's JSON as HAPI's object model, which the index is built from.
   *
   * @return the value set
   */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public ValueSet hapiParse() {
    return fhir.newJsonParser()
        .parseResource(ValueSet.class, new String(json, StandardCharsets.UTF_8));
  }
}
