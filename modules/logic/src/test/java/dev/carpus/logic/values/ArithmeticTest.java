package dev.carpus.logic.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carpus.terminology.units.Units;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers at the ends of their types, and dates that are moved to the ends of time. */
class ArithmeticTest {
  private static final Arithmetic ARITHMETIC =
      new Arithmetic(new Quantities(Units.read(List.of()).units()));

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "2147483646, 1, 2147483647",
        "2147483647, 1, null",
        "-2147483648, -1, null",
        "-2147483647, -1, -2147483648"
      })
  void addsIntegersAsFarAsThereAreAny(Integer left, Integer right, Integer expected) {
    assertThat(ARITHMETIC.add(left, right)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "-9223372036854775808, -9223372036854775808, 0",
        "-1, -9223372036854775808, 9223372036854775807",
        "0, -9223372036854775808, null",
        "9223372036854775807, -1, null",
        "-9223372036854775808, 1, null",
        "-9223372036854775807, 1, -9223372036854775808"
      })
  void subtractsLongsAsFarAsThereAreAny(Long left, Long right, Long expected) {
    assertThat(ARITHMETIC.subtract(left, right)).isEqualTo(expected);
  }

  @Test
  void hasNoDecimalBeyondTheGreatest() {
    BigDecimal most = new BigDecimal("99999999999999999999.99999999");
    BigDecimal least = new BigDecimal("0.00000001");

    assertThat(ARITHMETIC.add(most.subtract(least), least)).isEqualTo(most);
    assertThat(ARITHMETIC.add(most, least)).isNull();
    assertThat(ARITHMETIC.multiply(most, new BigDecimal("-1"))).isEqualTo(most.negate());
    assertThat(ARITHMETIC.divide(most, least)).isNull();
    assertThat(ARITHMETIC.divide(most, BigDecimal.ZERO)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0, 1",
    "-0.5, 0, -1",
    "1.45, 1, 1.5",
    "-1.45, 1, -1.5",
    "1.449, 1, 1.4",
    "2.5, 0, 3"
  })
  void roundsHalvesAwayFromZero(BigDecimal number, int digits, BigDecimal expected) {
    assertThat(Numbers.round(number, digits)).isEqualByComparingTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "2147483646.1, CEILING, 2147483647",
        "2147483647.1, CEILING, null",
        "-2147483648.1, FLOOR, null",
        "-2147483648.9, DOWN, -2147483648",
        "99999999999999999999.9, DOWN, null"
      })
  void hasNoWholeNumberThatIsNoInteger(BigDecimal number, RoundingMode mode, Integer expected) {
    assertThat(Numbers.whole(number, mode)).isEqualTo(expected);
  }

  private static Temporal at(String text) {
    return Objects.requireNonNull(TemporalReading.dateTime(text, ZoneOffset.UTC), text);
  }

  private static Quantity of(String amount, String unit) {
    return new Quantity(new BigDecimal(amount), unit);
  }

  @ParameterizedTest
  @CsvSource({
    "2028-02-29, 1, year, 2029-02-28",
    "2026-01-31, 1, month, 2026-02-28",
    "2026-12-31, 1, day, 2027-01-01",
    "2026-12-31, 1.9, days, 2027-01-01",
    "2026-12-31, 2, wk, 2027-01-14",
    // What is finer than the date is known counts as whole units of it.
    "2026, 11, months, 2026",
    "2026, 12, months, 2027",
    "2026-01, 29, days, 2026-01",
    "2026-01, 30, days, 2026-02",
    "2026, 364, days, 2026",
    "2026, 365, days, 2027",
    "2026-01-01, 23, hours, 2026-01-01",
    "2026-01-01, 24, hours, 2026-01-02"
  })
  void movesDatesByWholeUnits(String date, String amount, String unit, String expected) {
    assertThat(ARITHMETIC.add(at(date), of(amount, unit))).isEqualTo(at(expected));
  }

  @Test
  void movesDatesToTheEndsOfTime() {
    assertThat(ARITHMETIC.add(at("9999-12-30"), of("1", "day"))).isEqualTo(at("9999-12-31"));
    assertThat(ARITHMETIC.subtract(at("0001-01-02"), of("1", "day"))).isEqualTo(at("0001-01-01"));
  }

  @Test
  void movesNoDateBeyondTheEndsOfTime() {
    assertThatThrownBy(() -> ARITHMETIC.add(at("9999-12-31"), of("1", "day")))
        .isInstanceOf(InvalidOperandException.class);
    assertThatThrownBy(() -> ARITHMETIC.subtract(at("0001-01-01"), of("1", "day")))
        .isInstanceOf(InvalidOperandException.class);
  }

  /** Cut to the bits of an int, of a long, or of a long of days, these would be small. */
  @ParameterizedTest
  @ValueSource(
      strings = {"4294967297", "18446744073709551617", "2635249153387078803", "1e300", "-1e300"})
  void movesNoDateByANumberThatIsCut(String amount) {
    assertThatThrownBy(() -> ARITHMETIC.add(at("2026-06-01"), of(amount, "weeks")))
        .isInstanceOf(InvalidOperandException.class);
    assertThatThrownBy(() -> ARITHMETIC.subtract(at("2026-06-01"), of(amount, "weeks")))
        .isInstanceOf(InvalidOperandException.class);
  }

  @Test
  void movesNoDateByWhatIsNoTime() {
    assertThatThrownBy(() -> ARITHMETIC.add(at("2026-01-01"), of("1", "mg")))
        .isInstanceOf(InvalidOperandException.class);
  }
}
