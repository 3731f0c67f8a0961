package dev.carpus.server.web;

import dev.carpus.hooks.card.ResponseWriter;
import dev.carpus.logic.PatientRecord;
import dev.carpus.pathway.CardDeck;
import dev.carpus.pathway.DealtCards;
import dev.carpus.pathway.Evaluation;
import dev.carpus.pathway.Explanation;
import dev.carpus.pathway.Pathway;
import dev.carpus.pathway.Restraints;
import dev.carpus.server.memory.ShownCard;
import dev.carpus.terminology.UnmappedCodes;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Makes the answers to hook calls, remembers and counts them. Thread-safe. */
final class CallAnswers {
  private static final int OK = 200;

  private final ResponseWriter responses = new ResponseWriter();
  private final CallRestraints restraints;
  private final HookMemory memory;
  private final UnmappedCodes unmapped;
  private final CallMeters meters;
  private final Supplier<URI> publicUrl;
  private final Supplier<UUID> ids;

  /** Made once for each pathway that is served, when it is asked for. */
  private final Map<Pathway, CardDeck> decks = new ConcurrentHashMap<>();

  /**
   * Answers.
   *
   * @param restraints what keeps rules silent
   * @param unmapped counts the codes that the terminology does not know
   * @param publicUrl what links start with; known once the service listens
   * @param ids gives a new random uuid at each call
   */
  CallAnswers(
      CallRestraints restraints,
      HookMemory memory,
      UnmappedCodes unmapped,
      CallMeters meters,
      Supplier<URI> publicUrl,
      Supplier<UUID> ids) {
    this.restraints = restraints;
    this.memory = memory;
    this.unmapped = unmapped;
    this.meters = meters;
    this.publicUrl = publicUrl;
    this.ids = ids;
  }

  /** The answer to a call for cards of a pathway that is switched off; nothing for any other. */
  Optional<HookAnswer> silence(HookCall call) {
    if (!call.wantsCards()) {
      return Optional.empty();
    }
    return restraints
        .silence(call)
        .map(response -> {
          call.log().note("switchedOff", "all");
          return answered(call, response);
        });
  }

  /** The answer to a call whose record was obtained, wholly or in part. */
  HookAnswer answer(HookCall call, PatientRecord record) {
    Restraints held = restraints.restraints(call);
    call.log().note("switchedOff", held.off().keySet());
    Evaluation evaluation =
        call.served().pathway().evaluate(call.context(), record, call.moment(), held);
    unmapped.count(evaluation.unmapped());
    call.log().note("unmapped", evaluation.unmapped().size());
    if (!call.wantsCards()) {
      return new HookAnswer.Answered(
          new Explanation(call.served().pathway()).write(evaluation, call.moment()));
    }
    meters.rules(call.served().id(), call.hook(), evaluation);
    return answered(
        call, deck(call.served().pathway()).deal(evaluation, call.context(), call.moment()));
  }

  /** A call that is refused for want of data is remembered, too. */
  HookAnswer refuse(HookCall call, Outcome outcome) {
    if (call.wantsCards()) {
      memory.remember(call, outcome.status(), List.of());
    }
    return new HookAnswer.Refused(outcome);
  }

  private CardDeck deck(Pathway pathway) {
    return decks.computeIfAbsent(pathway, _ -> new CardDeck(pathway, publicUrl.get(), ids));
  }

  private HookAnswer answered(HookCall call, DealtCards dealt) {
    List<ShownCard> shown = ShownCards.of(dealt);
    call.log().note("cards", shown.size());
    call.log().note("rules", shown.stream().flatMap(card -> card.rules().stream()).toList());
    byte[] json = responses.write(dealt.response());
    memory.remember(call, OK, shown);
    return new HookAnswer.Answered(json);
  }
}
