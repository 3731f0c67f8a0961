package dev.carpus.benchmarks.byhand;

import dev.carpus.logic.Moment;
import dev.carpus.logic.values.Precision;
import dev.carpus.logic.values.Temporal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The days of one evaluation. */
final class Calendar {
  private final LocalDate today;
  private final Temporal now;
  private final Temporal week;
  private final Temporal fortnight;
  private final Temporal sixWeeks;
  private final Temporal quarter;
  private final Temporal half;

  Calendar(Moment moment) {
    OffsetDateTime time = moment.dateTime().toOffsetDateTime();
    today = time.toLocalDate();
    now = Temporal.dateTime(time);
    week = Temporal.dateTime(time.minusDays(7));
    fortnight = Temporal.dateTime(time.minusDays(14));
    sixWeeks = Temporal.dateTime(time.minusDays(42));
    quarter = Temporal.dateTime(time.minusDays(90));
    half = Temporal.dateTime(time.minusDays(180));
  }

  /** Now. */
  Temporal now() {
    return now;
  }

  /** Seven days ago. */
  Temporal week() {
    return week;
  }

  /** 14 days ago. */
  Temporal fortnight() {
    return fortnight;
  }

  /** 42 days ago. */
  Temporal sixWeeks() {
    return sixWeeks;
  }

  /** 90 days ago. */
  Temporal quarter() {
    return quarter;
  }

  /** 180 days ago. */
  Temporal half() {
    return half;
  }

  /** Whether a birth date is so many years ago; null where that cannot be told. */
  @Nullable Boolean isAged(@Nullable Temporal birthDate, int years) {
    return birthDate == null ? null : atMost(birthDate.compare(yearsAgo(years), Precision.DAY));
  }

  /** Whether a birth date is less than so many years ago; null where that cannot be told. */
  @Nullable Boolean isYounger(@Nullable Temporal birthDate, int years) {
    return birthDate == null ? null : greater(birthDate.compare(yearsAgo(years)));
  }

  private Temporal yearsAgo(int years) {
    return Temporal.date(today.minusYears(years), Precision.DAY);
  }

  private static @Nullable Boolean atMost(int comparison) {
    return comparison == Temporal.UNCERTAIN ? null : Boolean.valueOf(comparison <= 0);
  }

  private static @Nullable Boolean greater(int comparison) {
    return comparison == Temporal.UNCERTAIN ? null : Boolean.valueOf(comparison > 0);
  }

  /** Whether a day lies between the first one and today; one too coarse to tell does. */
  boolean isSince(@Nullable Temporal day, Temporal first) {
    if (day == null) {
      return false;
    }
    int since = day.compare(first, Precision.DAY);
    return (since >= 0 || since == Temporal.UNCERTAIN) && day.compare(now, Precision.DAY) <= 0;
  }

  /** Whether a day surely lies between the first one and today. */
  boolean isSurelySince(@Nullable Temporal day, Temporal first) {
    return day != null && day.compare(first, Precision.DAY) >= 0 && isSurelyPast(day);
  }

  /** Whether a day is surely today or before. */
  boolean isSurelyPast(@Nullable Temporal day) {
    if (day == null) {
      return false;
    }
    int comparison = day.compare(now, Precision.DAY);
    return comparison <= 0 && comparison != Temporal.UNCERTAIN;
  }

  /** Whether a day is surely after today. */
  boolean isSurelyToCome(@Nullable Temporal day) {
    return day != null && day.compare(now, Precision.DAY) > 0;
  }

  /** Whether the first is surely of a later day. */
  static boolean isLaterDay(@Nullable Temporal first, @Nullable Temporal second) {
    return first != null && second != null && first.compare(second, Precision.DAY) > 0;
  }

  /** Whether the first is of a later day, or not known to be of an earlier one or the same. */
  static boolean mayBeLaterDay(@Nullable Temporal first, Temporal second) {
    if (first == null) {
      return true;
    }
    int comparison = first.compare(second, Precision.DAY);
    return comparison > 0 || comparison == Temporal.UNCERTAIN;
  }

  /** Whether the first is surely later. */
  static boolean isLater(@Nullable Temporal first, @Nullable Temporal second) {
    return first != null && second != null && first.compare(second) > 0;
  }
}
