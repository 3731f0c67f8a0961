package dev.carpus.terminology.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values in other units, and their order; the boundaries are those of the pathway's rules. */
class UnitsTest {
  private static final Units UNITS = ShippedUnits.get().units();

  private static Optional<BigDecimal> convert(String value, String from, String to) {
    return UNITS.convert(new BigDecimal(value), from, to);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, mg/dL, mg/L, 10",
    "10, mg/L, mg/dL, 1",
    "150, 10*9/L, 10*3/uL, 150",
    "1.29, cm, mm, 12.9",
    "20, wk, d, 140",
    "14.0, g/dL, g/L, 140",
    "100.4, [degF], Cel, 38",
    "38.0, Cel, [degF], 100.4",
    "-40, Cel, [degF], -40",
    "310.15, K, Cel, 37",
    "60, U/L, ukat/L, 1",
    "36, mm/h, um/s, 10",
    "1, [IU]/L, m[IU]/mL, 1",
    "1, [IU]/L, [iU]/L, 1",
    "90, mL/min/{1.73_m2}, mL/min, 90",
    "160, {titer}, {score}, 160",
    "0, mg/dL, mg/L, 0",
    "1, (mg/dL)/h, mg/dL/h, 1",
    "1, /min, /h, 60"
  })
  void convertsExactly(String value, String from, String to, String expected) {
    assertThat(convert(value, from, to).orElseThrow()).isEqualByComparingTo(expected);
  }

  @Test
  void keepsAValueInItsOwnUnitAsItIsWritten() {
    assertThat(convert("1.50", "mg/dL", "mg/dL")).contains(new BigDecimal("1.50"));
  }

  @Test
  void givesThirtyFourDigitsOfWhatHasNoEnd() {
    assertThat(convert("1", "U/L", "ukat/L"))
        .contains(new BigDecimal("0.01666666666666666666666666666666667"));
  }

  @ParameterizedTest
  @CsvSource({
    "mg/dL, mmol/L",
    "[IU]/L, U/L",
    "[IU], '[arb''U]'",
    "[IU], 1",
    "[pH], mol/L",
    "Cel, mm",
    "Cel/h, K/h",
    "K/uL, 10*3/uL",
    "mg/dL, nonsense",
    "nonsense, mg/dL",
    "nonsense, nonsense"
  })
  void doesNotConvertWhatCannotBeCompared(String from, String to) {
    assertThat(convert("1", from, to)).isEmpty();
    assertThat(UNITS.compare(BigDecimal.ONE, from, BigDecimal.ONE, to)).isEmpty();
  }

  /** P-52, P-22, P-14, P-60, P-37, P-13: each threshold from both sides. */
  @ParameterizedTest
  @CsvSource({
    "12.9, mm, 13, mm, -1",
    "13.0, mm, 13, mm, 0",
    "1.29, cm, 13, mm, -1",
    "1.3, cm, 13, mm, 0",
    "1.31, cm, 13, mm, 1",
    "1.0, mg/dL, 10, mg/L, 0",
    "1.01, mg/dL, 10, mg/L, 1",
    "0.99, mg/dL, 10, mg/L, -1",
    "37.9, Cel, 38.0, Cel, -1",
    "38.0, Cel, 38.0, Cel, 0",
    "100.3, [degF], 38.0, Cel, -1",
    "100.4, [degF], 38.0, Cel, 0",
    "100.5, [degF], 38.0, Cel, 1",
    "49, 10*9/L, 50, 10*3/uL, -1",
    "50, 10*9/L, 50, 10*3/uL, 0",
    "139, d, 20, wk, -1",
    "140, d, 20, wk, 0",
    "29, mL/min, 30, mL/min/{1.73_m2}, -1"
  })
  void ordersOnBothSidesOfAThreshold(
      String value, String unit, String threshold, String thresholdUnit, int expected) {
    assertThat(UNITS.compare(new BigDecimal(value), unit, new BigDecimal(threshold), thresholdUnit))
        .hasValue(expected);
  }

  @Test
  void comparesWhatDecimalsCannotHold() {
    assertThat(UNITS.compare(BigDecimal.ONE, "U/L", new BigDecimal("0.0166666666666666"), "ukat/L"))
        .hasValue(1);
    assertThat(UNITS.compare(BigDecimal.valueOf(3), "mm/min", BigDecimal.valueOf(180), "mm/h"))
        .hasValue(0);
  }

  @Test
  void refusesValuesThatNothingMeasures() {
    assertThat(convert("1E+99", "mg/dL", "mg/L")).isPresent();
    assertThat(convert("1E+100", "mg/dL", "mg/L")).isEmpty();
    assertThat(convert("1" + "0".repeat(99), "mg/dL", "mg/L")).isPresent();
    assertThat(convert("1" + "0".repeat(100), "mg/dL", "mg/L")).isEmpty();
    assertThat(convert("1E-100", "mg/dL", "mg/L")).isPresent();
    assertThat(convert("1E-101", "mg/dL", "mg/L")).isEmpty();
    assertThat(convert("1E-2147483647", "Cel", "[degF]")).isEmpty();
    assertThat(UNITS.compare(BigDecimal.ONE, "mg", new BigDecimal("1E+2147483647"), "mg"))
        .isEmpty();
  }

  @Test
  void staysRightAfterMoreUnitsThanItRemembers() {
    for (int i = 1; i <= 2_500; i++) {
      assertThat(convert("1", "g{" + i + "}", "mg").orElseThrow()).isEqualByComparingTo("1000");
    }
    assertThat(convert("1.3", "cm", "mm").orElseThrow()).isEqualByComparingTo("13");
  }

  @Test
  void isRightUnderManyThreads() throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Optional<BigDecimal>>> conversions =
          IntStream.range(0, 4_000)
              .mapToObj(i -> threads.submit(() -> convert("1", "g{" + i % 1_500 + "}", "mg")))
              .toList();
      for (Future<Optional<BigDecimal>> conversion : conversions) {
        assertThat(conversion.get().orElseThrow()).isEqualByComparingTo("1000");
      }
    }
  }
}
