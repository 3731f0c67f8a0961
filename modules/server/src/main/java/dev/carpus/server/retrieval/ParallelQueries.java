package dev.carpus.server.retrieval;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs the queries of one call side by side; when the time is up, the rest is cancelled. */
final class ParallelQueries {
  private final Duration deadline;
  private final Supplier<Duration> elapsed;

  ParallelQueries(Duration deadline, Supplier<Duration> elapsed) {
    this.deadline = deadline;
    this.elapsed = elapsed;
  }

  /** The result of each query, by key. */
  Map<String, QueryResult> run(List<PagedQuery> queries) {
    Map<String, QueryResult> results = new HashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<QueryResult>> futures =
          threads.invokeAll(queries, deadline.minus(elapsed.get()).toNanos(), TimeUnit.NANOSECONDS);
      for (int i = 0; i < queries.size(); i++) {
        results.put(queries.get(i).key(), result(queries.get(i), futures.get(i)));
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      queries.forEach(query ->
          results.put(
              query.key(), query.givenUp(new Reason(Cause.DEADLINE, "the service is stopping"))));
    }
    return results;
  }

  private QueryResult result(PagedQuery query, Future<QueryResult> future)
      throws InterruptedException {
    if (future.isCancelled()) {
      return query.givenUp(
          new Reason(
              Cause.DEADLINE,
              "the FHIR server did not answer within " + deadline.toMillis() + " ms"));
    }
    try {
      return future.get();
    } catch (ExecutionException defect) {
      throw new IllegalStateException("a query ended by a defect", defect.getCause());
    }
  }
}
