package dev.carpus.logic.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.terminology.units.Units;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Equality is not known where a part is not; equivalence always is. */
class EqualityTest {
  private static final Quantities QUANTITIES = new Quantities(Units.read(List.of()).units());
  private static final Equality EQUALITY = new Equality(QUANTITIES);
  private static final Equivalence EQUIVALENCE = new Equivalence(QUANTITIES);

  private static Quantity of(String amount, String unit) {
    return new Quantity(new BigDecimal(amount), unit);
  }

  private static Temporal at(String text) {
    return Objects.requireNonNull(TemporalReading.dateTime(text, ZoneOffset.UTC), text);
  }

  private static Code code(String code, @Nullable String display) {
    return new Code(code, "urn:x", null, display);
  }

  static Stream<Arguments> pairs() {
    return Stream.of(
        Arguments.of(null, null, null, true),
        Arguments.of(1, null, null, false),
        Arguments.of("a", "A", false, true),
        Arguments.of(new BigDecimal("1.0"), new BigDecimal("1.00"), true, true),
        Arguments.of(new BigDecimal("1.5"), new BigDecimal("1.46"), false, true),
        Arguments.of(of("1", "g"), of("1000", "mg"), true, true),
        Arguments.of(of("1", "g"), of("1", "mL"), null, false),
        Arguments.of(of("1", "year"), of("12", "months"), null, true),
        Arguments.of(of("1", "year"), of("1", "a"), null, true),
        Arguments.of(of("1", "week"), of("7", "days"), true, true),
        Arguments.of(at("2026-05"), at("2026-05-01"), null, false),
        Arguments.of(at("2026-05"), at("2026-06-01"), false, false),
        Arguments.of(code("1", "one"), code("1", "ONE"), false, true),
        Arguments.of(code("1", "one"), code("1", null), null, true),
        Arguments.of(code("1", "one"), code("2", "one"), false, false),
        Arguments.of(List.of(1, 2), List.of(1, 2), true, true),
        Arguments.of(List.of(1, 2), List.of(2, 1), false, false),
        Arguments.of(List.of(1), List.of(1, 2), false, false),
        Arguments.of(Arrays.asList(1, null), Arrays.asList(1, null), true, true),
        Arguments.of(Arrays.asList(1, null), Arrays.asList(1, 2), null, false),
        Arguments.of(Arrays.asList(1, null), Arrays.asList(2, 2), false, false),
        Arguments.of(
            new Interval(1, true, 3, true, false),
            new Interval(0, false, 4, false, false),
            true,
            true),
        Arguments.of(
            new Interval(1, true, 3, true, false),
            new Interval(1, true, 4, true, false),
            false,
            false),
        // A value that lies between two others is equal to none of them surely, or surely not.
        Arguments.of(Interval.uncertain(1, 3), 2, null, false),
        Arguments.of(Interval.uncertain(1, 3), 4, false, false));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void areToldOfTwoValues(
      @Nullable Object left,
      @Nullable Object right,
      @Nullable Boolean isEqual,
      boolean isEquivalent) {
    assertThat(EQUALITY.equal(left, right)).isEqualTo(isEqual);
    assertThat(EQUALITY.equal(right, left)).isEqualTo(isEqual);
    assertThat(EQUIVALENCE.equivalent(left, right)).isEqualTo(isEquivalent);
    assertThat(EQUIVALENCE.equivalent(right, left)).isEqualTo(isEquivalent);
  }
}
