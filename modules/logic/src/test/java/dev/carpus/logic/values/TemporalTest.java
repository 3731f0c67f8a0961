package dev.carpus.logic.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates and times to some precision: compared, completed, counted between. */
class TemporalTest {
  private static Temporal at(String text) {
    return Objects.requireNonNull(TemporalReading.dateTime(text, ZoneOffset.UTC), text);
  }

  private static String words(int comparison) {
    return comparison == Temporal.UNCERTAIN
        ? "uncertain"
        : comparison < 0 ? "less" : comparison > 0 ? "greater" : "same";
  }

  @ParameterizedTest
  @CsvSource({
    "2026, 2027, less",
    "2026, 2026-05, uncertain",
    "2026-05, 2026-05, same",
    "2026-05-31, 2026-06, less",
    "2026-05-31T23:59:59.999, 2026-06-01T00:00:00.000, less",
    "2026-05-31T10:00:00, 2026-05-31T10:00:00.000, uncertain",
    "2026-05-31T10:00:00.999, 2026-05-31T10:00:01.000, less",
    // The same moment by two clocks, a millisecond before it, and one after it.
    "2026-05-31T23:30:00.000-05:00, 2026-06-01T04:30:00.000Z, same",
    "2026-05-31T23:30:00.000-05:00, 2026-06-01T04:30:00.001Z, less",
    "2026-05-31T23:30:00.000-05:00, 2026-06-01T04:29:59.999Z, greater",
    "2026-01-01T00:30:00.000+05:30, 2025-12-31T19:00:00.000Z, same",
    // Days are compared as the clocks show them.
    "2026-05-31, 2026-05-31, same"
  })
  void areComparedAsFarAsBothAreKnown(String left, String right, String expected) {
    assertThat(words(at(left).compare(at(right)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-31T23:30:00.000-05:00, 2026-06-01T04:30:00.000Z, DAY, less",
    "2026-05-31T23:30:00.000-05:00, 2026-06-01T04:30:00.000Z, HOUR, same",
    "2026-05-31T23:30:00.000-05:00, 2026-06-01T04:30:00.000Z, MONTH, less",
    "2026-05-31T10:15:30.000, 2026-05-31T10:15:45.000, MINUTE, same",
    "2026-05-31T10:15:30.000, 2026-05-31T10:15:45.000, SECOND, less",
    "2026-05, 2026-05-31, DAY, uncertain",
    "2026-05, 2026-06-01, DAY, less",
    "2026-05, 2026-05-31, MONTH, same"
  })
  void areComparedToAPrecision(String left, String right, Precision to, String expected) {
    assertThat(words(at(left).compare(at(right), to))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2028-02, DAY, 2028-02-01, 2028-02-29",
    "2026-02, DAY, 2026-02-01, 2026-02-28",
    "2026, MONTH, 2026-01, 2026-12",
    "2026, MILLISECOND, 2026-01-01T00:00:00.000, 2026-12-31T23:59:59.999",
    "9999, DAY, 9999-01-01, 9999-12-31",
    "2026-05-31T23, SECOND, 2026-05-31T23:00:00, 2026-05-31T23:59:59"
  })
  void areCompletedByTheLeastAndTheGreatest(
      String text, Precision to, String earliest, String latest) {
    assertThat(at(text).earliest(to)).isEqualTo(at(earliest));
    assertThat(at(text).latest(to)).isEqualTo(at(latest));
  }

  @ParameterizedTest
  @CsvSource({
    // To the day as the clocks show it, whatever their offsets.
    "2026-05-31T23:59:59.999, 2026-06-01T00:00:00.000, DAY, 1, 0",
    "2026-05-31T12:00:00.000, 2026-06-01T12:00:00.000, DAY, 1, 1",
    "2026-05-31T12:00:00.000, 2026-06-01T11:59:59.999, DAY, 1, 0",
    "2026-03-12T00:00:00.000-07:00, 2026-03-13T00:00:00.000-06:00, DAY, 1, 1",
    // To the hour as time passes.
    "2026-03-12T00:00:00.000-07:00, 2026-03-13T00:00:00.000-06:00, HOUR, 23, 23",
    "2026-05-31T10:59:59.999, 2026-05-31T11:00:00.000, HOUR, 1, 0",
    "2026-05-31T11:00:00.000, 2026-05-31T10:59:59.999, HOUR, -1, 0",
    "2028-02-29, 2029-02-28, YEAR, 1, 0",
    "2028-02-29, 2029-03-01, YEAR, 1, 1",
    "2026-01-31, 2026-02-28, MONTH, 1, 0"
  })
  void haveBoundariesAndWholePeriodsBetween(
      String from, String to, Precision unit, int boundaries, int wholes) {
    assertThat(Timing.difference(at(from), at(to), unit, 1)).isEqualTo(boundaries);
    assertThat(Timing.duration(at(from), at(to), unit, 1)).isEqualTo(wholes);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-31T10:00:00.1Z, 2026-05-31T10:00:00.100",
    "2026-05-31T10:00:00.123456789Z, 2026-05-31T10:00:00.123",
    "2026-05-31T10, 2026-05-31T10"
  })
  void areReadToTheMillisecond(String text, String expected) {
    assertThat(at(text)).isEqualTo(at(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-29",
    "2026-13-01",
    "2026-5-1",
    "2026-05-31T24:00:00",
    "2026-05-31T10:00:00.",
    "2026-05-31T10:00+99:00",
    "26-05-31",
    "2026-05-31 10:00"
  })
  void areNotReadFromWhatIsNone(String text) {
    assertThat(TemporalReading.dateTime(text, ZoneOffset.UTC)).isNull();
  }
}
