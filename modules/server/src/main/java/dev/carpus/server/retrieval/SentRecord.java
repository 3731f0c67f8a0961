package dev.carpus.server.retrieval;

import dev.carpus.hooks.discovery.Resolution;
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
  private final HookRequest request;
  private final Access access;
  private final AnswerReader answers;

  SentRecord(HookRequest request, Access access, AnswerReader answers) {
    this.request = request;
    this.access = access;
    this.answers = answers;
  }

  /** What is to be done for a query. */
  NextStep step(Query query) {
    return switch (query.template().resolve(request.context())) {
      // The context names nothing to ask for, so there is nothing to be known.
      case Resolution.Unfillable _ -> new NextStep.Settled(new Obtained(List.of()));
      case Resolution.Resolved(String url) -> step(new ResolvedQuery(query, url));
    };
  }

  private NextStep step(ResolvedQuery query) {
    return switch (request.prefetch().get(query.key())) {
      case null -> ask(query, "it was not sent");
      case PrefetchValue.KnownEmpty _ -> new NextStep.Settled(new Obtained(List.of()));
      case PrefetchValue.Unusable(String reason) ->
          ask(query, "what was sent is unusable: " + reason);
      case PrefetchValue.Resource sent -> step(query, answers.read(sent.json(), query));
    };
  }

  private NextStep step(ResolvedQuery query, QueryAnswer sent) {
    return switch (sent) {
      case QueryAnswer.Whole(List<RawResource> resources) ->
          new NextStep.Settled(new Obtained(resources));
      case QueryAnswer.Begun begun -> rest(query, begun);
      // The client has asked already, so the query is not repeated.
      case QueryAnswer.Failed(String reason) ->
          new NextStep.Settled(
              new NotObtained(List.of(), "what was sent holds no result: " + reason));
      case QueryAnswer.Misshapen(String reason) ->
          ask(query, "what was sent is unusable: " + reason);
    };
  }

  private NextStep ask(ResolvedQuery query, String why) {
    return switch (access) {
      case Access.Granted(FhirServer server) ->
          new NextStep.Ask(PagedQuery.of(server, answers, query));
      case Access.Denied(String reason) ->
          new NextStep.Settled(new NotObtained(List.of(), why + ", and " + reason));
    };
  }

  /** A page that the client opened can be turned with the client's token only. */
  private NextStep rest(ResolvedQuery query, QueryAnswer.Begun begun) {
    String why = "only its first page was sent, and ";
    return switch (access) {
      case Access.Granted(FhirServer server) when server.isAuthorized() ->
          new NextStep.Ask(PagedQuery.restOf(server, answers, query, begun));
      case Access.Granted _ ->
          new NextStep.Settled(
              new NotObtained(begun.resources(), why + "the request carries no fhirAuthorization"));
      case Access.Denied(String reason) ->
          new NextStep.Settled(new NotObtained(begun.resources(), why + reason));
    };
  }
}
