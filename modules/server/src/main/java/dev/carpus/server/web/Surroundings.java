package dev.carpus.server.web;

import dev.carpus.logic.Moment;
import dev.carpus.server.Outside;
import java.net.URI;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * When and where calls are answered.
 *
 * @param zone the zone in which days are counted
 * @param publicUrl what links start with; known once the service listens
 */
public record Surroundings(Outside outside, ZoneId zone, Supplier<URI> publicUrl) {
  /** The moment of a call that comes now. */
  Moment now() {
    return new Moment(outside.clock().instant(), zone);
  }
}
