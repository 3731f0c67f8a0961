package dev.carpus.server.fuzz;

import java.util.List;

/**
 * All requests to begin with.
 *
 * @param calls hook calls with a patient's record
 * @param others feedback, and whatever else somebody may post
 */
record Seeds(List<Seed> calls, List<Seed> others) {
  /** Of so many requests, one does not begin with a hook call. */
  private static final int OTHER = 6;

  Seeds {
    calls = List.copyOf(calls);
    others = List.copyOf(others);
    if (calls.isEmpty() || others.isEmpty()) {
      throw new IllegalArgumentException("there must be calls and others to begin with");
    }
  }

  /** One of them, a hook call for the most part. */
  Seed pick(Chance chance) {
    return chance.pick(chance.oneIn(OTHER) ? others : calls);
  }
}
