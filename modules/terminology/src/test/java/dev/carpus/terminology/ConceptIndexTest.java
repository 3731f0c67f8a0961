package dev.carpus.terminology;

import static dev.carpus.terminology.Terms.CRAMP;
import static dev.carpus.terminology.Terms.ICD;
import static dev.carpus.terminology.Terms.LOINC;
import static dev.carpus.terminology.Terms.OTHER;
import static dev.carpus.terminology.Terms.SNOMED;
import static dev.carpus.terminology.Terms.listed;
import static dev.carpus.terminology.Terms.valueSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConceptIndexTest {
  private static final String NOBODY = "http://example.org/nobody";
  private static final int MANY = 100_000;
  private static final int BYTES_A_CODE = 40;

  private static ConceptIndex small() {
    ValueSet cramp = valueSet(CRAMP);
    cramp
        .getCompose()
        .addInclude(listed(SNOMED, "55300003"))
        .addInclude(listed(ICD, "R25.2"))
        .addInclude(listed(LOINC, "24722-1"));
    return new Terms()
        .with(Terms.system("http://example.org/new", "http://example.org/old"))
        .with(cramp)
        .with(OTHER, "http://example.org/new", "a")
        .index();
  }

  @ParameterizedTest
  @CsvSource({
    "http://snomed.info/sct, true",
    "http://snomed.info/sct/, true",
    "urn:oid:2.16.840.1.113883.6.96, true",
    "urn:oid:2.16.840.1.113883.6.96/, true",
    "2.16.840.1.113883.6.96, true",
    "http://snomed.info/sct//, false",
    "http://snomed.info, false",
    "https://snomed.info/sct, false",
    "HTTP://SNOMED.INFO/SCT, false",
    "urn:oid:2.16.840.1.113883.6.90, false",
    "2.16.840.1.113883.6.9, false",
    "oid:2.16.840.1.113883.6.96, false",
    "'', false"
  })
  void knowsASystemByAllItsNames(String system, boolean isKnown) {
    assertThat(small().contains(CRAMP, system, "55300003")).isEqualTo(isKnown);
    assertThat(small().knows(system, "55300003")).isEqualTo(isKnown);
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.org/new, true",
    "http://example.org/old, true",
    "http://example.org/old/, true",
    "http://example.org/older, false"
  })
  void knowsASystemByItsFormerUrl(String system, boolean isKnown) {
    assertThat(small().contains(OTHER, system, "a")).isEqualTo(isKnown);
  }

  @ParameterizedTest
  @CsvSource({
    "urn:oid:2.16.840.1.113883.6.96, http://snomed.info/sct",
    "http://snomed.info/sct/, http://snomed.info/sct",
    "http://example.org/old, http://example.org/new",
    "http://example.org/nobody/, http://example.org/nobody/"
  })
  void givesTheCanonicalUrlOfASystemThatItKnows(String name, String canonical) {
    assertThat(small().canonicalSystem(name)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "http://hl7.org/fhir/sid/icd-10-cm, R252, true",
    "urn:oid:2.16.840.1.113883.6.90, r25.2, true",
    "http://hl7.org/fhir/sid/icd-10-cm, R.252, false",
    "http://loinc.org, 24722-1, true",
    "http://loinc.org, 247221, false",
    "http://snomed.info/sct, 055300003, false"
  })
  void takesOtherSpellingsOfIcdCodesAlone(String system, String code, boolean isKnown) {
    assertThat(small().contains(CRAMP, system, code)).isEqualTo(isKnown);
  }

  /** The names of both systems have the same hash code. */
  @Test
  void tellsSystemsOfTheSameHashApart() {
    String one = "http://example.org/Aa";
    String other = "http://example.org/BB";
    assertThat(one.hashCode()).isEqualTo(other.hashCode());
    Terms alone = new Terms().with(Terms.system(one)).with(CRAMP, one, "a");
    assertThat(alone.index().knows(one, "a")).isTrue();
    assertThat(alone.index().knows(other, "a")).isFalse();
    ConceptIndex both = alone.with(Terms.system(other)).with(OTHER, other, "a", "b").index();
    assertThat(both.contains(CRAMP, one, "a")).isTrue();
    assertThat(both.contains(OTHER, one, "a")).isFalse();
    assertThat(both.contains(OTHER, other, "a")).isTrue();
    assertThat(both.contains(OTHER, other, "b")).isTrue();
    assertThat(both.knows(one, "b")).isFalse();
  }

  @Test
  void holdsNothingOfAnUnknownCode() {
    ConceptIndex index = small();
    assertThat(index.valueSetsOf(SNOMED, "1")).isSameAs(ValueSetBits.NONE);
    assertThat(index.valueSetsOf(NOBODY, "55300003")).isSameAs(ValueSetBits.NONE);
    assertThat(index.valueSetsOf(SNOMED, "55300003").has(index.bitOf(OTHER))).isFalse();
    assertThat(index.valueSetsOf(SNOMED, "55300003").has(index.bitOf(CRAMP))).isTrue();
    assertThat(index.bitOf(NOBODY)).isEqualTo(-1);
    assertThat(index.contains(NOBODY, SNOMED, "55300003")).isFalse();
    assertThat(index.hasValueSet(CRAMP)).isTrue();
    assertThat(index.hasValueSet(NOBODY)).isFalse();
  }

  @Test
  void givesTheCodesOfAValueSetAsTheContentSpellsThem() {
    assertThat(small().codesOf(CRAMP))
        .containsExactly(
            new CodeKey(ICD, "R25.2"),
            new CodeKey(LOINC, "24722-1"),
            new CodeKey(SNOMED, "55300003"));
    assertThat(small().codesOf(NOBODY)).isEmpty();
    assertThat(small().size()).isEqualTo(4);
  }

  private static List<String> codes(int count) {
    Random random = new Random(count);
    Set<String> codes = new LinkedHashSet<>();
    while (codes.size() < count) {
      int digits = random.nextInt(6, 19);
      StringBuilder code = new StringBuilder().append(1 + random.nextInt(9));
      while (code.length() < digits) {
        code.append(random.nextInt(10));
      }
      codes.add(code.toString());
    }
    return List.copyOf(codes);
  }

  private static String copy(String string) {
    return String.valueOf(string.toCharArray());
  }

  private static int hits(ConceptIndex index, String system, List<String> codes, int bit) {
    int hits = 0;
    for (int i = 0; i < codes.size(); i++) {
      if (index.valueSetsOf(system, codes.get(i)).has(bit)) {
        hits++;
      }
    }
    return hits;
  }

  @Test
  void allocatesNothingWhenItIsAsked() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    List<String> codes = codes(1_000);
    ConceptIndex index =
        new Terms()
            .with(CRAMP, SNOMED, codes.toArray(String[]::new))
            .with(OTHER, ICD, "R25.2")
            .index();
    List<String> asked = new ArrayList<>();
    codes.forEach(code -> asked.add(copy(code)));
    asked.add("1");
    String system = copy(SNOMED);
    int bit = index.bitOf(CRAMP);
    assertThat(hits(index, system, asked, bit)).isEqualTo(codes.size());
    long before = threads.getCurrentThreadAllocatedBytes();
    int hits = 0;
    for (int i = 0; i < 100; i++) {
      hits += hits(index, system, asked, bit);
      hits += hits(index, ICD, asked, bit);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(hits).isEqualTo(100 * codes.size());
    assertThat(allocated).as("bytes for 200,000 look-ups").isLessThan(1_000);
  }

  @Test
  void takesAtMost40BytesACode() {
    CodeNumbers numbers = new CodeNumbers(CodeSpelling.EXACT);
    codes(MANY).forEach(code -> numbers.set(code, _ -> 1));
    CodeTable table = numbers.table();
    assertThat(table.size()).isEqualTo(MANY);
    assertThat(table.bytes() / MANY).isBetween(20L, (long) BYTES_A_CODE);
  }

  @Test
  void spellsACodeAsTheContentDoes() {
    ConceptIndex index =
        new Terms()
            .with(Terms.system(Terms.ICD))
            .with("https://v.example/v", Terms.ICD, "R25.2")
            .index();
    assertThat(index.canonicalCode(Terms.ICD, "r252")).isEqualTo("R25.2");
    assertThat(index.canonicalCode(Terms.ICD, "r253")).isEqualTo("r253");
    assertThat(index.canonicalCode("http://nobody.example", "r252")).isEqualTo("r252");
  }
}
