package dev.carpus.logic.facts;

import dev.carpus.logic.values.Precision;
import dev.carpus.logic.values.Temporal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Reads FHIR's dates, dateTimes and instants, as days are counted in a zone.
 *
 * @see <a href="https://hl7.org/fhir/R4/datatypes.html#dateTime">FHIR R4, dateTime</a>
 */
final class FhirDates {
  private static final int YEAR_END = 4;
  private static final int MONTH_END = 7;
  private static final int DAY_END = 10;
  private static final int SECOND_END = 19;
  private static final int OFFSET = "+00:00".length();
  private static final int FIRST_YEAR = 1000;
  private static final int LAST_YEAR = 9000;
  private static final int SECONDS_OF_MINUTE = 60;

  private final ZoneId zone;

  FhirDates(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * A date.
   *
   * @throws OddResourceException if it is not written as FHIR has it
   */
  Temporal date(String text) {
    return Temporal.date(day(text, text.length()), precision(text));
  }

  /**
   * An instant, which is known to the second at least.
   *
   * @throws OddResourceException if it is not written as FHIR has it
   */
  Temporal instant(String text) {
    if (text.length() <= DAY_END) {
      throw new OddResourceException();
    }
    return dateTime(text);
  }

  /**
   * A dateTime.
   *
   * @throws OddResourceException if it is not written as FHIR has it
   */
  Temporal dateTime(String text) {
    int length = text.length();
    if (length <= DAY_END) {
      LocalDateTime start = day(text, length).atStartOfDay();
      return Temporal.dateTime(start, zone.getRules().getOffset(start), precision(text));
    }
    if (length <= SECOND_END || text.charAt(DAY_END) != 'T') {
      throw new OddResourceException();
    }
    int zoneStart = text.charAt(length - 1) == 'Z' ? length - 1 : length - OFFSET;
    if (zoneStart < SECOND_END) {
      throw new OddResourceException();
    }
    try {
      LocalDateTime local =
          day(text, DAY_END)
              .atTime(
                  number(text, 11, 13),
                  after(text, 13, ':', 16),
                  after(text, 16, ':', SECOND_END),
                  nanos(text, zoneStart));
      return inZone(
          local,
          zoneStart == length - 1 ? ZoneOffset.UTC : offset(text, zoneStart),
          zoneStart == SECOND_END ? Precision.SECOND : Precision.MILLISECOND);
    } catch (DateTimeException none) {
      throw new OddResourceException();
    }
  }

  private Temporal inZone(LocalDateTime local, ZoneOffset offset, Precision precision) {
    ZoneOffset there =
        zone instanceof ZoneOffset fixed
            ? fixed
            : zone.getRules().getOffset(local.toInstant(offset));
    int shift = there.getTotalSeconds() - offset.getTotalSeconds();
    return Temporal.dateTime(shift == 0 ? local : local.plusSeconds(shift), there, precision);
  }

  private static Precision precision(String text) {
    return switch (text.length()) {
      case YEAR_END -> Precision.YEAR;
      case MONTH_END -> Precision.MONTH;
      default -> Precision.DAY;
    };
  }

  private static LocalDate day(String text, int length) {
    if (length != YEAR_END && length != MONTH_END && length != DAY_END) {
      throw new OddResourceException();
    }
    int year = number(text, 0, YEAR_END);
    int month = length > YEAR_END ? after(text, YEAR_END, '-', MONTH_END) : 1;
    int day = length > MONTH_END ? after(text, MONTH_END, '-', DAY_END) : 1;
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new OddResourceException();
    }
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException none) {
      throw new OddResourceException();
    }
  }

  private static int after(String text, int mark, char expected, int end) {
    if (text.charAt(mark) != expected) {
      throw new OddResourceException();
    }
    return number(text, mark + 1, end);
  }

  private static int number(String text, int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new OddResourceException();
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** The thousandths of a second; what is finer is not kept. */
  private static int nanos(String text, int end) {
    if (end == SECOND_END) {
      return 0;
    }
    if (text.charAt(SECOND_END) != '.' || end == SECOND_END + 1 || end > SECOND_END + 10) {
      throw new OddResourceException();
    }
    int millis = 0;
    for (int i = 1; i <= 3; i++) {
      int at = SECOND_END + i;
      millis = millis * 10 + (at < end ? number(text, at, at + 1) : 0);
    }
    number(text, SECOND_END + 1, end);
    return millis * 1_000_000;
  }

  private static ZoneOffset offset(String text, int start) {
    char sign = text.charAt(start);
    if (sign != '+' && sign != '-') {
      throw new OddResourceException();
    }
    int minutes =
        number(text, start + 1, start + 3) * SECONDS_OF_MINUTE
            + after(text, start + 3, ':', start + OFFSET);
    return ZoneOffset.ofTotalSeconds((sign == '-' ? -minutes : minutes) * SECONDS_OF_MINUTE);
  }
}
