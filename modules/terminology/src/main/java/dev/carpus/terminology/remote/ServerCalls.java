package dev.carpus.terminology.remote;

import dev.carpus.terminology.remote.ServerState.Failure;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Asks one terminology server, each question within the server's timeout; a server that failed a
 * few times in a row is left alone for a while. Thread-safe.
 */
final class ServerCalls {
  /** So many failures in a row are no accident. */
  static final int FAILURES = 3;

  /** How long a server that failed is left alone. */
  static final Duration PAUSE = Duration.ofMinutes(1);

  private final TerminologyServer server;
  private final HttpClient client;
  private final InstantSource clock;
  private final long mostBytes;
  private final CircuitBreaker breaker;
  private final AtomicReference<Past> past =
      new AtomicReference<>(new Past(true, Optional.empty(), Optional.empty()));

  ServerCalls(TerminologyServer server, HttpClient client, InstantSource clock, long mostBytes) {
    this.server = server;
    this.client = client;
    this.clock = clock;
    this.mostBytes = mostBytes;
    breaker =
        CircuitBreaker.of(
            "terminology",
            CircuitBreakerConfig.custom()
                .clock(clock.withZone(ZoneOffset.UTC))
                .slidingWindow(FAILURES, FAILURES, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(100)
                .waitDurationInOpenState(PAUSE)
                .permittedNumberOfCallsInHalfOpenState(1)
                .recordResult(Reply.Failed.class::isInstance)
                .build());
  }

  /**
   * What became of the questions so far.
   *
   * @param isUp whether the last one was answered
   */
  record Past(boolean isUp, Optional<Instant> lastSuccess, Optional<Failure> lastFailure) {
    private Past failed(Instant at, String reason) {
      return new Past(false, lastSuccess, Optional.of(new Failure(at, reason)));
    }
  }

  Past past() {
    return past.get();
  }

  /** Whether the server is left alone. */
  boolean isPaused() {
    return breaker.getState() == CircuitBreaker.State.OPEN;
  }

  /**
   * Puts one question.
   *
   * @param operation such as {@code ValueSet/$expand}
   * @param parameters the question, as JSON
   * @param reading takes the body of a 200 apart
   */
  <T> Reply<T> ask(String operation, byte[] parameters, Function<byte[], Reply<T>> reading) {
    if (!breaker.tryAcquirePermission()) {
      return new Reply.Failed<>(
          "the terminology server is left alone for a while, since it failed"
              + past().lastFailure().map(failure -> ": " + failure.reason()).orElse(""));
    }
    long start = breaker.getCurrentTimestamp();
    try {
      Reply<T> reply = exchange(operation, parameters, reading);
      breaker.onResult(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), reply);
      remember(reply);
      return reply;
    } catch (InterruptedException ended) {
      breaker.releasePermission();
      Thread.currentThread().interrupt();
      return new Reply.Failed<>("the service is stopping");
    }
  }

  private void remember(Reply<?> reply) {
    Instant now = clock.instant();
    past.updateAndGet(before ->
        switch (reply) {
          case Reply.Given<?> _, Reply.Refused<?> _ ->
              new Past(true, Optional.of(now), before.lastFailure());
          case Reply.Stumbled<?>(String reason) -> before.failed(now, reason);
          case Reply.Failed<?>(String reason) -> before.failed(now, reason);
        });
  }

  private <T> Reply<T> exchange(
      String operation, byte[] parameters, Function<byte[], Reply<T>> reading)
      throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.operation(operation))
            .header("Accept", "application/fhir+json")
            .header("Content-Type", "application/fhir+json")
            .POST(BodyPublishers.ofByteArray(parameters))
            .build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), mostBytes));
    try {
      HttpResponse<byte[]> response = answer.get(server.timeout().toNanos(), TimeUnit.NANOSECONDS);
      return response.statusCode() == 200
          ? reading.apply(response.body())
          : refusal(response.statusCode(), response.body());
    } catch (TimeoutException late) {
      return new Reply.Failed<>(
          "the terminology server did not answer within " + server.timeout().toMillis() + " ms");
    } catch (ExecutionException broken) {
      return new Reply.Failed<>(
          broken.getCause() instanceof ConnectException
              ? "the terminology server could not be reached"
              : "the terminology server broke off its answer, or would not end it");
    } finally {
      // Ends an exchange that is still going on; java.net.http then closes the connection.
      answer.cancel(true);
    }
  }

  private static <T> Reply<T> refusal(int status, byte[] body) {
    String reason = "the terminology server answered with status " + status;
    Optional<Json> outcome =
        Json.read(body)
            .filter(json -> json.at("resourceType").text().equals("OperationOutcome"))
            .flatMap(json -> json.at("issue").items().findFirst());
    if (outcome.isEmpty()) {
      return new Reply.Failed<>(reason);
    }
    // Of the server's words only the code of the issue: a token of FHIR's, no matter who reads it.
    String code = outcome.get().at("code").text();
    String withCode = code.matches("[a-z-]{1,30}") ? reason + " (" + code + ")" : reason;
    return switch (status) {
      case 400, 404, 422, 501 -> new Reply.Refused<>(withCode);
      case 500 -> new Reply.Stumbled<>(withCode);
      default -> new Reply.Failed<>(withCode);
    };
  }
}
