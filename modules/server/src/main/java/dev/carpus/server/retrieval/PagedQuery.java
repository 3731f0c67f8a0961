package dev.carpus.server.retrieval;

import dev.carpus.logic.RawResource;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** One query to a FHIR server, with all its pages; it runs once, on a thread of its own. */
final class PagedQuery implements Callable<QueryResult> {
  private static final int MOST_PAGES = 20;
  private static final long MOST_BYTES = 20L << 20;

  private final FhirServer server;
  private final AnswerReader answers;
  private final ResolvedQuery query;
  private final Optional<String> link;

  /** What the pages held so far; another thread reads it when the time is up. */
  private volatile List<RawResource> read;

  private long bytesLeft = MOST_BYTES;

  private PagedQuery(
      FhirServer server,
      AnswerReader answers,
      ResolvedQuery query,
      Optional<String> link,
      List<RawResource> read) {
    this.server = server;
    this.answers = answers;
    this.query = query;
    this.link = link;
    this.read = read;
  }

  /** The whole query. */
  static PagedQuery of(FhirServer server, AnswerReader answers, ResolvedQuery query) {
    return new PagedQuery(server, answers, query, Optional.empty(), List.of());
  }

  /** The rest of a query of which the first page is there. */
  static PagedQuery restOf(
      FhirServer server, AnswerReader answers, ResolvedQuery query, QueryAnswer.Begun first) {
    return new PagedQuery(server, answers, query, Optional.of(first.next()), first.resources());
  }

  String key() {
    return query.key();
  }

  /** What has been read when the query is given up for that reason. */
  QueryResult givenUp(String reason) {
    return new QueryResult.NotObtained(read, reason);
  }

  @Override
  public QueryResult call() throws InterruptedException {
    Optional<URI> page = firstPage();
    for (int pages = 0; page.isPresent(); pages++) {
      if (pages == MOST_PAGES) {
        return givenUp("it has more than " + MOST_PAGES + " pages");
      }
      switch (answer(page.get())) {
        case QueryAnswer.Whole(List<RawResource> resources) -> {
          return new QueryResult.Obtained(with(resources));
        }
        case QueryAnswer.Begun(List<RawResource> resources, String next) -> {
          read = with(resources);
          page = server.base().next(page.get(), next);
        }
        case QueryAnswer.Failed(String reason) -> {
          return givenUp(reason);
        }
        case QueryAnswer.Misshapen(String reason) -> {
          return givenUp("the answer of the FHIR server is unusable: " + reason);
        }
      }
    }
    return givenUp("the link to its next page does not lead to the FHIR server");
  }

  private Optional<URI> firstPage() {
    URI whole = server.base().query(query.relativeUrl());
    return link.isPresent() ? server.base().next(whole, link.get()) : Optional.of(whole);
  }

  private QueryAnswer answer(URI page) throws InterruptedException {
    return switch (server.get(page, bytesLeft)) {
      case FhirResponse.None(String reason) -> new QueryAnswer.Failed(reason);
      case FhirResponse.Body(byte[] body) -> {
        bytesLeft -= body.length;
        QueryAnswer answer = answers.read(body, query);
        yield answer instanceof QueryAnswer.Failed(String reason)
            ? new QueryAnswer.Misshapen(reason)
            : answer;
      }
    };
  }

  private List<RawResource> with(List<RawResource> more) {
    return Stream.concat(read.stream(), more.stream()).toList();
  }
}
