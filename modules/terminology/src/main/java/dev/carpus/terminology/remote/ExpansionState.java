package dev.carpus.terminology.remote;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How an include of a value set stands.
 *
 * @param include what it asks for: the code system and its filters, in words
 * @param codes how many codes it has
 * @param at when the codes came from the server; nothing if they never did
 * @param problems what went wrong when it was last asked for or kept, in words
 */
public record ExpansionState(
    String include, Freshness freshness, int codes, Optional<Instant> at, List<String> problems) {
  public ExpansionState {
    problems = List.copyOf(problems);
  }

  /** Where the codes are from. */
  public enum Freshness {
    /** The last time the server was asked. */
    FRESH,
    /** An earlier time: the server had no usable answer since. */
    STALE,
    /** Nowhere: there are no codes. */
    NONE
  }
}
