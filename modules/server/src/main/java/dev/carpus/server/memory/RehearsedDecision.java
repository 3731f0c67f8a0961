package dev.carpus.server.memory;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.card.Indicator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A decision of nobody about nobody, which is written to be undone. */
final class RehearsedDecision {
  private static final String NOBODY = "rehearsal";
  private static final UUID ID = new UUID(0, 0);
  private static final int OK = 200;

  private RehearsedDecision() {}

  /** The decision of a moment, with a card that has all that a card can have. */
  static Decision at(Instant moment) {
    return new Decision(
        ID,
        moment,
        new Parties(NOBODY, NOBODY, NOBODY, NOBODY, NOBODY),
        Hook.PATIENT_VIEW,
        NOBODY,
        OK,
        List.of(new ShownCard(ID, Indicator.INFO, List.of(NOBODY), List.of(NOBODY), List.of(ID))),
        Duration.ZERO);
  }
}
