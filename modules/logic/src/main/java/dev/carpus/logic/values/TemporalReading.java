package dev.carpus.logic.values;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads dates and times from how ISO 8601 and CQL write them, as far as they are written. */
public final class TemporalReading {
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:T(?:(\\d{2})(?::(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?)?)?"
              + "(Z|[+-]\\d{2}:\\d{2})?)?)?)?");

  /** In the order of the groups of the pattern. */
  private static final List<Precision> GROUPS = List.of(Precision.values());

  private static final int MILLIS = 3;

  private TemporalReading() {}

  /** A Date; null if it is none. */
  public static @Nullable Temporal date(String text) {
    Temporal read = dateTime(text, ZoneOffset.UTC);
    return read == null ? null : read.date();
  }

  /**
   * A DateTime; null if it is none.
   *
   * @param offset of one that has none
   */
  public static @Nullable Temporal dateTime(String text, ZoneOffset offset) {
    Matcher parts = DATE_TIME.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    try {
      LocalDateTime local =
          LocalDate.of(part(parts, 1, 0), part(parts, 2, 1), part(parts, 3, 1))
              .atTime(
                  part(parts, 4, 0),
                  part(parts, 5, 0),
                  part(parts, 6, 0),
                  millis(parts) * 1_000_000);
      return Temporal.dateTime(
          local, parts.group(8) == null ? offset : ZoneOffset.of(parts.group(8)), known(parts));
    } catch (DateTimeException none) {
      return null;
    }
  }

  /** A Time, with or without its {@code T}; null if it is none. An offset does not count. */
  public static @Nullable Temporal time(String text) {
    Temporal read =
        dateTime("0001-01-01" + (text.startsWith("T") ? text : "T" + text), ZoneOffset.UTC);
    return TemporalParts.timeFrom(read);
  }

  private static Precision known(Matcher parts) {
    Precision known = Precision.YEAR;
    for (Precision each : Precision.values()) {
      if (parts.group(1 + GROUPS.indexOf(each)) == null) {
        return known;
      }
      known = each;
    }
    return known;
  }

  private static int part(Matcher parts, int group, int otherwise) {
    return parts.group(group) == null ? otherwise : Integer.parseInt(parts.group(group));
  }

  private static int millis(Matcher parts) {
    String fraction = parts.group(7);
    return fraction == null ? 0 : Integer.parseInt((fraction + "00").substring(0, MILLIS));
  }
}
