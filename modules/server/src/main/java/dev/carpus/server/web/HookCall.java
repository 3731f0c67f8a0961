package dev.carpus.server.web;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.request.HookContext;
import dev.carpus.logic.Moment;
import dev.carpus.server.content.ServedPathway;
import dev.carpus.server.memory.Parties;
import dev.carpus.server.trust.Caller;
import java.net.URI;
import java.util.Optional;

/**
 * A hook call that can be answered, as far as its request goes. Used by one thread.
 *
 * @param fhirServer the one that the request names
 * @param wanted what the caller wants to know
 * @param moment when it came
 * @param log the line that is kept of it
 */
record HookCall(
    ServedPathway served,
    HookContext context,
    Optional<URI> fhirServer,
    Caller caller,
    Wanted wanted,
    Moment moment,
    CallLog log) {
  /** What a caller wants to know. */
  enum Wanted {
    CARDS,
    EXPLANATION
  }

  Hook hook() {
    return context.hook();
  }

  boolean wantsCards() {
    return wanted == Wanted.CARDS;
  }

  /** Whom it concerns. */
  Parties parties() {
    return new Parties(
        caller.name(),
        caller.tenant().orElse("") + "\n" + fhirServer.map(URI::toString).orElse(""),
        served.id(),
        context.userId(),
        context.patientId());
  }
}
