package dev.carpus.logic;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When an evaluation takes place; everything that depends on time uses it.
 *
 * @param at the instant
 * @param zone the zone in which days are counted
 */
public record Moment(Instant at, ZoneId zone) {
  /** The instant on the clock of its zone. */
  public ZonedDateTime dateTime() {
    return at.atZone(zone);
  }
}
