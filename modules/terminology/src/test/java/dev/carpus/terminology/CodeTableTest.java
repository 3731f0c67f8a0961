package dev.carpus.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTableTest {
  private static CodeTable table(CodeSpelling spelling, List<String> codes) {
    CodeNumbers numbers = new CodeNumbers(spelling);
    for (int i = 0; i < codes.size(); i++) {
      int number = i;
      numbers.set(codes.get(i), _ -> number);
    }
    return numbers.table();
  }

  private static Map<String, Integer> read(CodeTable table) {
    Map<String, Integer> read = new TreeMap<>();
    table.forEach(read::put);
    return read;
  }

  @Test
  void isEmptyAtFirst() {
    CodeTable table = table(CodeSpelling.EXACT, List.of());
    assertThat(table.numberOf("1")).isEqualTo(-1);
    assertThat(table.numberOf("")).isEqualTo(-1);
    assertThat(table.size()).isZero();
    assertThat(read(table)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 11, 12, 13, 24, 25, 5_000})
  void findsEveryCodeAndNoOther(int size) {
    Random random = new Random(size);
    Set<String> made = new LinkedHashSet<>();
    while (made.size() < 2 * size) {
      made.add(Long.toString(random.nextLong(1, 10_000_000)));
    }
    List<String> codes = List.copyOf(made).subList(0, size);
    CodeTable table = table(CodeSpelling.EXACT, codes);
    for (int i = 0; i < size; i++) {
      assertThat(table.numberOf(codes.get(i))).isEqualTo(i);
    }
    assertThat(List.copyOf(made).subList(size, 2 * size))
        .allSatisfy(code -> assertThat(table.numberOf(code)).isEqualTo(-1));
    assertThat(table.size()).isEqualTo(size);
    assertThat(read(table)).hasSize(size).containsKeys(codes.toArray(String[]::new));
  }

  /** {@code Aa} and {@code BB} have the same hash code. */
  @Test
  void tellsCodesOfTheSameHashApart() {
    CodeTable table = table(CodeSpelling.EXACT, List.of("Aa", "AaAa", "AaBB"));
    assertThat(table.numberOf("Aa")).isEqualTo(0);
    assertThat(table.numberOf("BB")).isEqualTo(-1);
    assertThat(table.numberOf("AaAa")).isEqualTo(1);
    assertThat(table.numberOf("AaBB")).isEqualTo(2);
    assertThat(table.numberOf("BBAa")).isEqualTo(-1);
  }

  @Test
  void tellsACodeFromItsBeginningAndFromALongerOne() {
    CodeTable table = table(CodeSpelling.EXACT, List.of("55300003", "24722-1"));
    assertThat(table.numberOf("5530000")).isEqualTo(-1);
    assertThat(table.numberOf("553000033")).isEqualTo(-1);
    assertThat(table.numberOf("24722-1 ")).isEqualTo(-1);
    assertThat(table.numberOf("24722-1")).isEqualTo(1);
  }

  @Test
  void keepsCodesWithLettersOfAnyAlphabet() {
    List<String> codes = List.of("1", "Krämpfe", "судорога", "痙攣", "𝛼-1", "z");
    CodeTable table = table(CodeSpelling.EXACT, codes);
    for (int i = 0; i < codes.size(); i++) {
      assertThat(table.numberOf(codes.get(i))).isEqualTo(i);
    }
    assertThat(table.numberOf("судорог")).isEqualTo(-1);
    assertThat(table.numberOf("Krampfe")).isEqualTo(-1);
    assertThat(read(table)).containsOnlyKeys(codes);
  }

  @Test
  void keepsTheLastNumberOfACodeInItsFirstSpelling() {
    CodeNumbers numbers = new CodeNumbers(CodeSpelling.ICD_10);
    numbers.set("R25.2", before -> before + 3);
    numbers.set("r252", before -> before + 4);
    assertThat(numbers.numberOf("R252")).isEqualTo(7);
    assertThat(read(numbers.table())).isEqualTo(Map.of("R25.2", 7));
  }

  @ParameterizedTest
  @CsvSource({"0, true", "255, true", "256, true", "65535, true", "65536, false", "-1, false"})
  void keepsNumbersOfTwoBytes(int number, boolean isKept) {
    CodeNumbers numbers = new CodeNumbers(CodeSpelling.EXACT);
    if (isKept) {
      numbers.set("1", _ -> number);
      assertThat(numbers.table().numberOf("1")).isEqualTo(number);
    } else {
      assertThatThrownBy(() -> numbers.set("1", _ -> number))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"255, true", "256, true", "65535, true", "65536, false"})
  void keepsCodesOfUpTo65535Letters(int length, boolean isKept) {
    CodeNumbers numbers = new CodeNumbers(CodeSpelling.EXACT);
    String code = "7".repeat(length);
    if (isKept) {
      numbers.set(code, _ -> 1);
      CodeTable table = numbers.table();
      assertThat(table.numberOf(code)).isEqualTo(1);
      assertThat(table.numberOf(code.substring(1))).isEqualTo(-1);
      assertThat(read(table)).containsOnlyKeys(code);
    } else {
      assertThatThrownBy(() -> numbers.set(code, _ -> 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "R25.2, R25.2, true",
    "R25.2, R252, true",
    "R25.2, r25.2, true",
    "R25.2, r252, true",
    "R252, R25.2, true",
    "G56.00, g5600, true",
    "I10, I10, true",
    "I10, i10, true",
    "R25.2, R.252, false",
    "R25.2, R2.52, false",
    "R25.2, R252., false",
    "R25.2, R25..2, false",
    "R25.2, R25.20, false",
    "R25.2, R25, false",
    "R25.2, R25., false",
    "R25.2, R25-2, false",
    "R25.2, S25.2, false",
    "I10, I10., false"
  })
  void takesIcdCodesWithoutTheDotAndInLowerCase(String kept, String asked, boolean isSame) {
    assertThat(table(CodeSpelling.ICD_10, List.of(kept)).numberOf(asked))
        .isEqualTo(isSame ? 0 : -1);
    assertThat(table(CodeSpelling.EXACT, List.of(kept)).numberOf(asked))
        .isEqualTo(kept.equals(asked) ? 0 : -1);
  }

  @ParameterizedTest
  @CsvSource({
    "http://hl7.org/fhir/sid/icd-10, ICD_10",
    "http://hl7.org/fhir/sid/icd-10-cm, ICD_10",
    "http://hl7.org/fhir/sid/icd-9-cm, EXACT",
    "http://snomed.info/sct, EXACT",
    "http://loinc.org, EXACT"
  })
  void knowsWhichSystemsHaveSpellings(String system, CodeSpelling spelling) {
    assertThat(CodeSpelling.of(system)).isEqualTo(spelling);
  }
}
