package dev.carpus.reference.records;

import dev.carpus.logic.Moment;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Writes days before a moment as FHIR dates: precise or coarse, at midnight, absent or invalid. */
final class Dates {
  /** The FHIR types of dates. */
  enum DateType {
    DATE,
    DATE_TIME,
    INSTANT
  }

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
  private static final List<ZoneOffset> OFFSETS =
      List.of(
          ZoneOffset.UTC,
          ZoneOffset.ofHours(-12),
          ZoneOffset.ofHours(-5),
          ZoneOffset.ofHours(1),
          ZoneOffset.ofHoursMinutes(5, 30),
          ZoneOffset.ofHours(14));
  private static final List<String> INVALID =
      List.of(
          "2026-02-30",
          "2026-13-01",
          "yesterday",
          "",
          "20261101",
          "2026-11-1",
          "2026-11-01T25:00:00Z",
          "2026-11-01T12:00",
          "2026-11-02T24:00:00Z",
          "2026-11-02T12:00:60Z",
          "2026-11-02T12:00:00+99:99",
          "0000-01-01",
          "0001-01-01",
          "0999-12-31",
          "1000-01-01",
          "9000-12-31",
          "9001-01-01",
          "9999-12-31T23:59:59.999-12:00");

  private final Chance chance;
  private final Moment moment;

  Dates(Chance chance, Moment moment) {
    this.chance = chance;
    this.moment = moment;
  }

  /** The day of the evaluation. */
  LocalDate today() {
    return moment.dateTime().toLocalDate();
  }

  /** Writes a day that is so many days ago, or to come where that is negative. */
  void write(ObjectNode at, String element, DateType type, int daysAgo) {
    LocalDate day = today().minusDays(daysAgo);
    if (chance.isOrdinary()) {
      at.put(element, ordinary(day, type));
    } else {
      writeOdd(at, element, type, day);
    }
  }

  /** Writes an hour of the day of the evaluation, before the moment or after it. */
  void writeHourOfToday(ObjectNode at, String element) {
    at.put(element, atHour(today(), chance.between(0, 23)).format(SECONDS));
  }

  /** Writes a period; either end may be missing. */
  void writePeriod(ObjectNode at, String element, int firstDaysAgo, int lastDaysAgo) {
    ObjectNode period = at.putObject(element);
    write(period, "start", DateType.DATE_TIME, firstDaysAgo);
    write(period, "end", DateType.DATE_TIME, lastDaysAgo);
  }

  private String ordinary(LocalDate day, DateType type) {
    if (type == DateType.DATE || (type == DateType.DATE_TIME && chance.percent(60))) {
      return day.toString();
    }
    return atHour(day, chance.between(0, 23)).format(SECONDS);
  }

  private ZonedDateTime atHour(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(moment.zone());
  }

  private void writeOdd(ObjectNode at, String element, DateType type, LocalDate day) {
    switch (chance.between(0, 11)) {
      case 0 -> at.put(element, day.toString().substring(0, 4));
      case 1 -> at.put(element, day.toString().substring(0, 7));
      case 2 -> Json.absent(at, element);
      case 3 -> at.remove(element);
      case 4 -> at.put(element, chance.of(INVALID));
      case 5 -> writeOfWrongType(at, element);
      case 6 -> at.put(element, ordinary(today().plusDays(chance.between(0, 3)), type));
      case 7 -> at.put(element, abroad(atHour(day, 0)));
      case 8 -> at.put(element, abroad(atHour(day, 0).minusSeconds(1)));
      case 9 -> at.put(element, abroad(atHour(day.plusDays(1), 0).minusSeconds(1)));
      case 10 -> at.put(element, moment.dateTime().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
      default -> at.put(element, day + "T23:59:59." + chance.of("9", "999", "999999999") + "Z");
    }
  }

  private void writeOfWrongType(ObjectNode at, String element) {
    switch (chance.between(0, 2)) {
      case 0 -> at.put(element, 20261101);
      case 1 -> at.put(element, true);
      default -> at.putNull(element);
    }
  }

  /** The same instant on the clock of some zone. */
  private String abroad(ZonedDateTime time) {
    OffsetDateTime there = time.withZoneSameInstant(chance.of(OFFSETS)).toOffsetDateTime();
    return there.format(SECONDS);
  }
}
