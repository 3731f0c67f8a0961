package dev.carpus.server.web;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.request.HookRequest;
import dev.carpus.hooks.request.Problem;
import dev.carpus.hooks.request.RequestReader;
import dev.carpus.hooks.request.RequestReading;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.UnreadableResources;
import dev.carpus.pathway.PrefetchPlan;
import dev.carpus.pathway.UnusableDraftsException;
import dev.carpus.server.content.ServedContent;
import dev.carpus.server.content.ServedPathway;
import dev.carpus.server.retrieval.Cause;
import dev.carpus.server.retrieval.RecordRetrieval;
import dev.carpus.server.retrieval.Retrieval;
import dev.carpus.server.trust.Caller;
import dev.carpus.server.web.HookCall.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Answers hook calls: from the bytes of a body to the bytes of an answer. Thread-safe. */
public final class HookCalls {
  private final RequestReader requests;
  private final Supplier<ServedContent> content;
  private final RecordRetrieval retrieval;
  private final CallAnswers answers;
  private final Surroundings surroundings;

  /**
   * Calls of these services.
   *
   * @param requests reads their bodies
   * @param content what is served, as it stands at each call
   * @param answers makes the answers
   */
  HookCalls(
      RequestReader requests,
      Supplier<ServedContent> content,
      RecordRetrieval retrieval,
      CallAnswers answers,
      Surroundings surroundings) {
    this.requests = requests;
    this.content = content;
    this.retrieval = retrieval;
    this.answers = answers;
    this.surroundings = surroundings;
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
    log.note("service", served.id());
    return switch (requests.read(body)) {
      case RequestReading.Unreadable(List<Problem> problems) ->
          new HookAnswer.Refused(Outcome.unreadable(problems));
      case RequestReading.Read(HookRequest request) -> {
        log.note("hook", request.hook());
        log.note("hookInstance", request.hookInstance().toString());
        HookCall call =
            new HookCall(
                served,
                request.context(),
                request.fhirServer(),
                caller,
                wanted,
                surroundings.now(),
                log);
        try {
          yield answer(call, request);
        } catch (UnusableDraftsException unusable) {
          yield new HookAnswer.Refused(Outcome.unreadable(List.of(problem(unusable))));
        }
      }
    };
  }

  private static Problem problem(UnusableDraftsException unusable) {
    return new Problem("/context/" + unusable.member(), unusable.demand());
  }

  private HookAnswer answer(HookCall call, HookRequest request) {
    if (!call.served().hooks().contains(call.hook())) {
      return new HookAnswer.Refused(
          Outcome.otherHook(
              call.served().hooks().stream()
                  .map(Hook::hookName)
                  .collect(Collectors.joining(", "))));
    }
    if (!call.caller().hooks().contains(call.hook())) {
      return new HookAnswer.Refused(Outcome.forbidden("This client may not call this hook."));
    }
    Optional<HookAnswer> silence = answers.silence(call);
    if (silence.isPresent()) {
      return silence.get();
    }
    PrefetchPlan plan = call.served().pathway().prefetch();
    Retrieval retrieved = retrieval.retrieve(request, plan, call.caller().fhirServers());
    try {
      return answer(call, retrieved, plan);
    } catch (UnreadableResources unreadable) {
      return answer(call, retrieved.without(unreadable.resources(), plan), plan);
    }
  }

  private HookAnswer answer(HookCall call, Retrieval retrieved, PrefetchPlan plan) {
    return switch (retrieved) {
      case Retrieval.Excessive(int most) -> new HookAnswer.Refused(Outcome.tooManyResources(most));
      case Retrieval.Incomplete(Map<String, String> missing, Map<String, Cause> failures) -> {
        call.log().note("missing", missing.keySet());
        call.log().note("fetchFailures", words(failures));
        yield answers.refuse(call, Outcome.missing(missing, plan));
      }
      case Retrieval.Complete(PatientRecord record, Map<String, Cause> failures) -> {
        call.log().note("resources", record.resources().size());
        call.log().note("fetchFailures", words(failures));
        call.log()
            .note("missing", record.notObtained().stream().map(plan::keyOf).sorted().toList());
        yield answers.answer(call, record);
      }
    };
  }

  /** What kept each key from being obtained, as {@code key:cause}. */
  private static List<String> words(Map<String, Cause> failures) {
    return failures.entrySet().stream()
        .map(each -> each.getKey() + ":" + each.getValue().word())
        .toList();
  }
}
