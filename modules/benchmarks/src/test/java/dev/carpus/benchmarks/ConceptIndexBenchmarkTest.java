package dev.carpus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.terminology.ConceptIndex;
import dev.carpus.terminology.ValueSetBits;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

/** The benchmark asks both structures the same, and builds what it says that it builds. */
class ConceptIndexBenchmarkTest {
  private static final ConceptIndexBenchmark BENCHMARK = new ConceptIndexBenchmark();
  private static final int BYTES_A_CODE = 40;

  @Test
  void findsEveryCodeInBothStructuresAndTheOthersInNone() {
    int bit = BENCHMARK.build().bitOf(LargeValueSet.URL);
    for (int i = 0; i < LargeValueSet.CODES; i++) {
      assertThat(BENCHMARK.hitOfIndex().has(bit)).isTrue();
      assertThat(BENCHMARK.hitOfHashMap().has(bit)).isTrue();
      assertThat(BENCHMARK.missOfIndex()).isSameAs(ValueSetBits.NONE);
      assertThat(BENCHMARK.missOfHashMap()).isSameAs(ValueSetBits.NONE);
    }
  }

  @Test
  void asksWithStringsThatAreEqualAndNotTheSame() {
    List<String> codes = List.of("55300003", "424647005");
    String[] asked = new LargeValueSet().asked(codes);
    assertThat(asked).containsExactlyInAnyOrderElementsOf(codes);
    assertThat(asked).noneSatisfy(each -> assertThat(each).isSameAs(codes.getFirst()));
    assertThat(asked).noneSatisfy(each -> assertThat(each).isSameAs(codes.getLast()));
  }

  @Test
  void makes100000CodesOf6To18Digits() {
    LargeValueSet made = new LargeValueSet();
    assertThat(made.codes()).hasSize(100_000).allMatch(code -> code.matches("[1-9]\\d{5,17}"));
    Set<String> both = new HashSet<>(made.codes());
    both.addAll(made.others());
    assertThat(both).hasSize(200_000);
    assertThat(new LargeValueSet().codes()).isEqualTo(made.codes());
  }

  @Test
  void buildsTheIndexOfTheValueSetThatItParses() {
    assertThat(BENCHMARK.build().size()).isEqualTo(LargeValueSet.CODES);
    assertThat(BENCHMARK.hapiParse().getCompose().getIncludeFirstRep().getConcept())
        .hasSize(LargeValueSet.CODES);
    assertThat(BENCHMARK.jacksonTree().at("/compose/include/0/concept").size())
        .isEqualTo(LargeValueSet.CODES);
    assertThat(BENCHMARK.jacksonTokens()).isGreaterThan(6 * LargeValueSet.CODES);
  }

  /** All that can be reached from the index, by the layout of the running JVM. */
  @Test
  void takesAtMost40BytesACode() {
    ConceptIndex index = BENCHMARK.build();
    assertThat(GraphLayout.parseInstance(index).totalSize())
        .isBetween(10L * LargeValueSet.CODES, (long) BYTES_A_CODE * LargeValueSet.CODES);
  }
}
