package dev.carpus.logic.values;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** How CQL writes dates and times. */
final class TemporalText {
  private static final int WHOLE = 23;
  private static final int DATE = "2026-11-22T".length();

  private TemporalText() {}

  static String of(Temporal temporal) {
    LocalDateTime local = temporal.local();
    StringBuilder whole = new StringBuilder(WHOLE);
    add(local.getYear(), 4, whole);
    add(local.getMonthValue(), 2, whole.append('-'));
    add(local.getDayOfMonth(), 2, whole.append('-'));
    if (!temporal.precision().isFinerThan(Precision.DAY)) {
      return whole.substring(0, end(temporal.precision()));
    }
    add(local.getHour(), 2, whole.append('T'));
    add(local.getMinute(), 2, whole.append(':'));
    add(local.getSecond(), 2, whole.append(':'));
    add(local.getNano() / 1_000_000, 3, whole.append('.'));
    String known = whole.substring(0, end(temporal.precision()));
    return switch (temporal.kind()) {
      case DATE -> known;
      case TIME -> known.substring(DATE);
      case DATE_TIME ->
          temporal.precision() == Precision.MILLISECOND ? known + zone(temporal.offset()) : known;
    };
  }

  private static void add(int number, int digits, StringBuilder to) {
    String text = Integer.toString(number);
    to.repeat('0', digits - text.length()).append(text);
  }

  private static int end(Precision precision) {
    return switch (precision) {
      case YEAR -> 4;
      case MONTH -> 7;
      case DAY -> 10;
      case HOUR -> 13;
      case MINUTE -> 16;
      case SECOND -> 19;
      case MILLISECOND -> WHOLE;
    };
  }

  private static String zone(ZoneOffset offset) {
    return offset.getTotalSeconds() == 0 ? "+00:00" : offset.getId();
  }
}
