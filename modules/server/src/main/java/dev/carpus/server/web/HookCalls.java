package dev.carpus.server.web;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.card.CdsResponse;
import dev.carpus.hooks.card.ResponseWriter;
import dev.carpus.hooks.request.HookContext;
import dev.carpus.hooks.request.HookRequest;
import dev.carpus.hooks.request.Problem;
import dev.carpus.hooks.request.RequestReader;
import dev.carpus.hooks.request.RequestReading;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.UnreadableResources;
import dev.carpus.pathway.CardDeck;
import dev.carpus.pathway.Evaluation;
import dev.carpus.pathway.Explanation;
import dev.carpus.pathway.Pathway;
import dev.carpus.pathway.PrefetchPlan;
import dev.carpus.pathway.Restraints;
import dev.carpus.pathway.Snoozes;
import dev.carpus.pathway.UnusableDraftsException;
import dev.carpus.server.Outside;
import dev.carpus.server.content.ServedContent;
import dev.carpus.server.content.ServedPathway;
import dev.carpus.server.retrieval.Cause;
import dev.carpus.server.retrieval.RecordRetrieval;
import dev.carpus.server.retrieval.Retrieval;
import dev.carpus.server.trust.Caller;
import dev.carpus.terminology.UnmappedCodes;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Answers hook calls: from the bytes of a body to the bytes of an answer. Thread-safe. */
public final class HookCalls {
  private final RequestReader requests;
  private final ResponseWriter responses = new ResponseWriter();
  private final Supplier<ServedContent> content;
  private final UnmappedCodes unmapped;
  private final RecordRetrieval retrieval;
  private final CallRestraints restraints;
  private final Outside outside;
  private final ZoneId zone;
  private final Supplier<URI> publicUrl;
  private final CallMeters meters;

  /**
   * Calls of these services.
   *
   * @param requests reads their bodies
   * @param content what is served, as it stands at each call
   * @param unmapped counts the codes that the terminology does not know
   * @param restraints what keeps rules silent
   * @param zone the zone in which days are counted
   * @param publicUrl what links start with; known once the service listens
   */
  HookCalls(
      RequestReader requests,
      Supplier<ServedContent> content,
      UnmappedCodes unmapped,
      RecordRetrieval retrieval,
      CallRestraints restraints,
      Outside outside,
      ZoneId zone,
      Supplier<URI> publicUrl,
      CallMeters meters) {
    this.requests = requests;
    this.content = content;
    this.unmapped = unmapped;
    this.retrieval = retrieval;
    this.restraints = restraints;
    this.outside = outside;
    this.zone = zone;
    this.publicUrl = publicUrl;
    this.meters = meters;
  }

  /** What a caller wants to know. */
  enum Wanted {
    CARDS,
    EXPLANATION
  }

  /**
   * Answers one call.
   *
   * @param id of the service, as the caller wrote it
   * @param caller who calls
   * @throws dev.carpus.logic.EvaluationFailure if the logic cannot be evaluated
   */
  HookAnswer answer(String id, byte[] body, Wanted wanted, Caller caller, CallLog log) {
    return content
        .get()
        .pathway(id)
        .map(served -> answer(served, body, wanted, caller, log))
        .orElseGet(() -> new HookAnswer.Refused(Outcome.unknownService()));
  }

  private HookAnswer answer(
      ServedPathway served, byte[] body, Wanted wanted, Caller caller, CallLog log) {
    return switch (requests.read(body)) {
      case RequestReading.Unreadable(List<Problem> problems) ->
          new HookAnswer.Refused(Outcome.unreadable(problems));
      case RequestReading.Read(HookRequest request) -> {
        log.note("hook", request.hook());
        try {
          yield answer(served, request, wanted, caller, log);
        } catch (UnusableDraftsException unusable) {
          yield new HookAnswer.Refused(Outcome.unreadable(List.of(problem(unusable))));
        }
      }
    };
  }

  private static Problem problem(UnusableDraftsException unusable) {
    return new Problem("/context/" + unusable.member(), unusable.demand());
  }

  private HookAnswer answer(
      ServedPathway served, HookRequest request, Wanted wanted, Caller caller, CallLog log) {
    log.note("service", served.id());
    if (!served.hooks().contains(request.context().hook())) {
      return new HookAnswer.Refused(
          Outcome.otherHook(
              served.hooks().stream().map(Hook::hookName).collect(Collectors.joining(", "))));
    }
    if (!caller.hooks().contains(request.context().hook())) {
      return new HookAnswer.Refused(Outcome.forbidden("This client may not call this hook."));
    }
    Optional<CdsResponse> silence = restraints.silence(served, caller);
    if (silence.isPresent() && wanted == Wanted.CARDS) {
      log.note("switchedOff", "all");
      return new HookAnswer.Answered(responses.write(silence.get()));
    }
    PrefetchPlan plan = served.pathway().prefetch();
    Retrieval retrieved = retrieval.retrieve(request, plan, caller.fhirServers());
    Call call = new Call(served, request, wanted, caller, log);
    try {
      return answer(retrieved, call);
    } catch (UnreadableResources unreadable) {
      return answer(retrieved.without(unreadable.resources(), plan), call);
    }
  }

  private HookAnswer answer(Retrieval retrieved, Call call) {
    Moment moment = new Moment(outside.clock().instant(), zone);
    PrefetchPlan plan = served.pathway().prefetch();
    return switch (retrieved) {
      case Retrieval.Excessive(int most) -> new HookAnswer.Refused(Outcome.tooManyResources(most));
      case Retrieval.Incomplete(Map<String, String> missing, Map<String, Cause> failures) -> {
        log.note("missing", missing.keySet());
        log.note("fetchFailures", words(failures));
        yield new HookAnswer.Refused(Outcome.missing(missing, plan));
      }
      case Retrieval.Complete(PatientRecord record, Map<String, Cause> failures) -> {
        log.note("resources", record.resources().size());
        log.note("fetchFailures", words(failures));
        log.note("missing", record.notObtained().stream().map(plan::keyOf).sorted().toList());
        Restraints held = restraints.restraints(served, caller, Snoozes.none());
        log.note("switchedOff", held.off().keySet());
        Evaluation evaluation = served.pathway().evaluate(request.context(), record, moment, held);
        unmapped.count(evaluation.unmapped());
        log.note("unmapped", evaluation.unmapped().size());
        if (wanted == Wanted.CARDS) {
          meters.rules(served.id(), request.context().hook(), evaluation);
        }
        yield new HookAnswer.Answered(
            json(served.pathway(), evaluation, request.context(), moment, wanted, log));
      }
    };
  }

  /** What kept each key from being obtained, as {@code key:cause}. */
  private static List<String> words(Map<String, Cause> failures) {
    return failures.entrySet().stream()
        .map(each -> each.getKey() + ":" + each.getValue().word())
        .toList();
  }

  private byte[] json(
      Pathway pathway,
      Evaluation evaluation,
      HookContext context,
      Moment moment,
      Wanted wanted,
      CallLog log) {
    if (wanted == Wanted.EXPLANATION) {
      return new Explanation(pathway).write(evaluation, moment);
    }
    CdsResponse response =
        new CardDeck(pathway, publicUrl.get(), outside.ids()).answer(evaluation, context, moment);
    log.note("cards", response.cards().size());
    log.note("rules", ShownRules.of(response));
    return responses.write(response);
  }
}
