package dev.carpus.server.fuzz;

import dev.carpus.server.rehearsal.CaseCall;
import tools.jackson.databind.JsonNode;

/**
 * A request to begin with, as a client sends it.
 *
 * @param target the path that it is posted to
 * @param body its JSON; never changed
 */
record Seed(String target, JsonNode body) {
  /** The call that a case stands for. */
  static Seed of(CaseCall call) {
    return new Seed(call.target(), call.body());
  }
}
