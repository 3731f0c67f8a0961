package dev.carpus.server.memory;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A moment as both databases keep it: to the microsecond, never rounded up. */
final class StoredMoment {
  private StoredMoment() {}

  static OffsetDateTime of(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
