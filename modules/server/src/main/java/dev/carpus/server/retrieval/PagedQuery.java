package dev.carpus.server.retrieval;

import dev.carpus.logic.RawResource;
import dev.carpus.server.retrieval.QueryAnswer.Begun;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** One query to a FHIR server, with all its pages; it runs once, on a thread of its own. */
final class PagedQuery implements Callable<QueryResult> {
  private static final int MOST_PAGES = 20;
  private static final String UNUSABLE = "the answer of the FHIR server is unusable: ";

  private final FhirServer server;
  private final AnswerReader answers;
  private final Allowance allowance;
  private final ResolvedQuery query;
  private final Optional<String> link;
  private final Set<URI> asked = new HashSet<>();

  /** What the pages held so far; another thread reads it when the time is up. */
  private volatile List<RawResource> read;

  private Tally tally;

  private PagedQuery(
      FhirServer server,
      AnswerReader answers,
      Allowance allowance,
      ResolvedQuery query,
      Optional<Begun> first) {
    this.server = server;
    this.answers = answers;
    this.allowance = allowance;
    this.query = query;
    link = first.map(Begun::next);
    read = first.map(Begun::resources).orElse(List.of());
    tally = first.map(Begun::tally).orElse(Tally.NONE);
  }

  /** The whole query. */
  static PagedQuery of(
      FhirServer server, AnswerReader answers, Allowance allowance, ResolvedQuery query) {
    return new PagedQuery(server, answers, allowance, query, Optional.empty());
  }

  /** The rest of a query of which the first page is there. */
  static PagedQuery restOf(
      FhirServer server,
      AnswerReader answers,
      Allowance allowance,
      ResolvedQuery query,
      Begun first) {
    return new PagedQuery(server, answers, allowance, query, Optional.of(first));
  }

  String key() {
    return query.key();
  }

  /** How many resources are there already. */
  int held() {
    return read.size();
  }

  /** What has been read when the query is given up for that reason. */
  QueryResult givenUp(Reason reason) {
    return new QueryResult.NotObtained(read, reason);
  }

  @Override
  public QueryResult call() throws InterruptedException {
    Optional<URI> page = firstPage();
    while (page.isPresent()) {
      if (asked.size() == MOST_PAGES) {
        return givenUp(new Reason(Cause.LIMITS, "it has more than " + MOST_PAGES + " pages"));
      }
      if (!asked.add(page.get())) {
        return givenUp(new Reason(Cause.UNUSABLE, UNUSABLE + "its pages lead back to one of them"));
      }
      switch (answer(page.get())) {
        case QueryAnswer.Whole(List<RawResource> resources, Tally last) -> {
          return takes(resources, last) ? complete() : givenUp(allowance.exceeded());
        }
        case Begun(List<RawResource> resources, String next, Tally part) -> {
          if (!takes(resources, part)) {
            return givenUp(allowance.exceeded());
          }
          page = server.base().next(page.get(), next);
        }
        case QueryAnswer.Failed(Reason reason) -> {
          return givenUp(reason);
        }
        case QueryAnswer.Misshapen(Reason reason) -> {
          return givenUp(reason);
        }
      }
    }
    return givenUp(
        new Reason(
            Cause.NOT_ALLOWED, "the link to its next page does not lead to the FHIR server"));
  }

  private Optional<URI> firstPage() {
    URI whole = server.base().query(query.relativeUrl());
    return link.isPresent() ? server.base().next(whole, link.get()) : Optional.of(whole);
  }

  /** Takes what a page holds, if the call may have as much. */
  private boolean takes(List<RawResource> resources, Tally part) {
    boolean isTaken = allowance.takes(resources.size());
    if (isTaken) {
      read = Stream.concat(read.stream(), resources.stream()).toList();
      tally = tally.and(part);
    }
    return isTaken;
  }

  private QueryResult complete() {
    return tally.isShort()
        ? givenUp(Tally.tooShort().after(UNUSABLE))
        : new QueryResult.Obtained(read);
  }

  private QueryAnswer answer(URI page) throws InterruptedException {
    boolean isFirst = asked.size() == 1 && link.isEmpty();
    long most = allowance.bytesLeft();
    FhirResponse response =
        isFirst ? server.ask(query.relativeUrl(), most) : server.get(page, most);
    return switch (response) {
      case FhirResponse.None(Reason reason) -> new QueryAnswer.Failed(reason);
      case FhirResponse.Status status -> new QueryAnswer.Failed(status.reason());
      case FhirResponse.Body(byte[] body) -> {
        allowance.takeBytes(body.length);
        yield unusable(answers.read(body, query));
      }
    };
  }

  private static QueryAnswer unusable(QueryAnswer answer) {
    return switch (answer) {
      case QueryAnswer.Failed(Reason reason) -> new QueryAnswer.Failed(reason.after(UNUSABLE));
      case QueryAnswer.Misshapen(Reason reason) -> new QueryAnswer.Failed(reason.after(UNUSABLE));
      case QueryAnswer.Whole _, Begun _ -> answer;
    };
  }
}
