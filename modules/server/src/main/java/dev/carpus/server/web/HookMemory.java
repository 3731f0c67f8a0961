package dev.carpus.server.web;

import dev.carpus.hooks.Hook;
import dev.carpus.pathway.Snoozes;
import dev.carpus.server.memory.Decision;
import dev.carpus.server.memory.Memory;
import dev.carpus.server.memory.ShownCard;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** What hook calls have of the memory, and give to it. Thread-safe. */
final class HookMemory {
  private final Memory memory;
  private final Supplier<UUID> ids;

  /**
   * What hook calls have of this memory.
   *
   * @param ids gives a new random uuid at each call
   */
  HookMemory(Memory memory, Supplier<UUID> ids) {
    this.memory = memory;
    this.ids = ids;
  }

  /** What rests in a call: only what is shown unasked, when a record is opened (P-64). */
  Snoozes snoozes(HookCall call) {
    return call.hook() == Hook.PATIENT_VIEW
        ? memory.snoozes(call.parties(), call.served().pathway().snooze(), call.moment().at())
        : Snoozes.none();
  }

  /** Remembers the answer to a call, and notes it where that is not possible. */
  void remember(HookCall call, int status, List<ShownCard> cards) {
    Decision decision =
        new Decision(
            ids.get(),
            call.moment().at(),
            call.parties(),
            call.hook(),
            call.served().pathway().guideline().version(),
            status,
            cards,
            call.log().took());
    if (!memory.remember(decision)) {
      call.log().note("stored", "false");
    }
  }
}
