package dev.carpus.server.memory;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** From when on something is counted, as a person writes it. */
public final class Since {
  private Since() {}

  /**
   * The begin of a day.
   *
   * @param day such as {@code 2026-11-22}; a blank text stands for all time
   * @return nothing if it is no day
   */
  public static Optional<Instant> read(String day, ZoneId zone) {
    try {
      return Optional.of(
          day.isBlank() ? Instant.EPOCH : LocalDate.parse(day).atStartOfDay(zone).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
