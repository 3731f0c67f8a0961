package dev.carpus.server.retrieval;

import dev.carpus.hooks.request.HookRequest;
import dev.carpus.hooks.request.PrefetchValue;
import dev.carpus.logic.RawResource;
import dev.carpus.pathway.PrefetchPlan.Query;
import dev.carpus.server.retrieval.QueryResult.NotObtained;
import dev.carpus.server.retrieval.QueryResult.Obtained;
import java.util.List;

/**
 * What a client sent of the record, and what it leaves to be asked for. A key that is missing is
 * another fact than a key that is known to be empty.
 */
final class SentRecord {
  private static final String UNUSABLE = "what was sent is unusable: ";

  private final HookRequest request;
  private final Access access;
  private final AnswerReader answers;
  private final Allowance allowance;

  SentRecord(HookRequest request, Access access, AnswerReader answers, Allowance allowance) {
    this.request = request;
    this.access = access;
    this.answers = answers;
    this.allowance = allowance;
  }

  /** What is to be done for a query. */
  NextStep step(Query query) {
    // Where the context names nothing to ask for, there is nothing to be known.
    return query.template().isFilledBy(request.context())
        ? step(new ResolvedQuery(query, request.context()))
        : new NextStep.Settled(new Obtained(List.of()));
  }

  private NextStep step(ResolvedQuery query) {
    return switch (request.prefetch().get(query.key())) {
      case null -> ask(query, new Reason(Cause.NOT_SENT, "it was not sent"), List.of());
      case PrefetchValue.KnownEmpty _ -> new NextStep.Settled(new Obtained(List.of()));
      case PrefetchValue.Unusable(String reason) ->
          ask(query, new Reason(Cause.UNUSABLE, UNUSABLE + reason), List.of());
      case PrefetchValue.Resource sent -> step(query, answers.read(sent.json(), query));
    };
  }

  private NextStep step(ResolvedQuery query, QueryAnswer sent) {
    return switch (sent) {
      case QueryAnswer.Whole(List<RawResource> resources, Tally tally) ->
          tally.isShort()
              ? ask(query, Tally.tooShort().after(UNUSABLE), resources)
              : new NextStep.Settled(new Obtained(resources));
      case QueryAnswer.Begun begun -> rest(query, begun);
      // The client has asked already, so the query is not repeated.
      case QueryAnswer.Failed(Reason reason) ->
          new NextStep.Settled(
              new NotObtained(List.of(), reason.after("what was sent is not used: ")));
      case QueryAnswer.Misshapen(Reason reason) -> ask(query, reason.after(UNUSABLE), List.of());
    };
  }

  /** Asks the server, if it may be asked; if not, what was sent is kept. */
  private NextStep ask(ResolvedQuery query, Reason why, List<RawResource> sent) {
    return switch (access) {
      case Access.Granted(FhirServer server) ->
          new NextStep.Ask(PagedQuery.of(server, answers, allowance, query));
      case Access.Denied(Reason denied) -> notObtained(sent, why, denied);
    };
  }

  /** A page that the client opened can be turned with the client's token only. */
  private NextStep rest(ResolvedQuery query, QueryAnswer.Begun begun) {
    Reason why = new Reason(Cause.INCOMPLETE, "only its first page was sent");
    return switch (access) {
      case Access.Granted(FhirServer server) when server.isAuthorized() ->
          new NextStep.Ask(PagedQuery.restOf(server, answers, allowance, query, begun));
      case Access.Granted _ ->
          notObtained(
              begun.resources(),
              why,
              new Reason(Cause.NOT_SENT, "the request carries no fhirAuthorization"));
      case Access.Denied(Reason denied) -> notObtained(begun.resources(), why, denied);
    };
  }

  /** The server is the cause only where there is one. */
  private static NextStep notObtained(List<RawResource> sent, Reason why, Reason denied) {
    Cause cause = denied.cause() == Cause.NOT_SENT ? why.cause() : denied.cause();
    return new NextStep.Settled(
        new NotObtained(sent, new Reason(cause, why.words() + ", and " + denied.words())));
  }
}
