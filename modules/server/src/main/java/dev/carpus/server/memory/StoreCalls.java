package dev.carpus.server.memory;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the database no longer than its callers can; a database that failed a few times in a
 * row is left alone for a while. Thread-safe.
 */
final class StoreCalls {
  private static final Logger LOG = LoggerFactory.getLogger(StoreCalls.class);

  /** So many failures in a row are no accident. */
  static final int FAILURES = 3;

  /** How long a database that failed is left alone. */
  static final Duration PAUSE = Duration.ofSeconds(5);

  private final BooleanSupplier isReady;
  private final Duration patience;
  private final CircuitBreaker breaker;
  private final AtomicLong failures = new AtomicLong();

  /** Threads that nobody waits for are not interrupted: that would break H2's files. */
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Calls.
   *
   * @param isReady whether the database has been reached and can be asked
   * @param patience how long a hook call waits
   */
  StoreCalls(BooleanSupplier isReady, Duration patience, InstantSource clock) {
    this.isReady = isReady;
    this.patience = patience;
    breaker =
        CircuitBreaker.of(
            "memory",
            CircuitBreakerConfig.custom()
                .clock(clock.withZone(ZoneOffset.UTC))
                .slidingWindow(FAILURES, FAILURES, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(100)
                .waitDurationInOpenState(PAUSE)
                .permittedNumberOfCallsInHalfOpenState(1)
                .build());
  }

  /** The answer to a question; nothing if it did not come in time. */
  <T> Optional<T> ask(Supplier<T> question) {
    return await(() -> CompletableFuture.supplyAsync(question, threads));
  }

  /** What was begun, once it is done; nothing if that is not in time. */
  <T> Optional<T> await(Supplier<CompletableFuture<T>> begin) {
    return await(begin, patience);
  }

  /** What was begun, once it is done; nothing if it takes longer than this. */
  <T> Optional<T> await(Supplier<CompletableFuture<T>> begin, Duration most) {
    if (!isReady.getAsBoolean() || !breaker.tryAcquirePermission()) {
      failures.incrementAndGet();
      return Optional.empty();
    }
    long start = breaker.getCurrentTimestamp();
    try {
      T done = begin.get().get(most.toNanos(), TimeUnit.NANOSECONDS);
      breaker.onSuccess(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit());
      return Optional.of(done);
    } catch (ExecutionException failed) {
      return failed(start, failed.getCause() == null ? failed : failed.getCause());
    } catch (TimeoutException late) {
      return failed(start, late);
    } catch (InterruptedException _) {
      breaker.releasePermission();
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private <T> Optional<T> failed(long start, Throwable failure) {
    failures.incrementAndGet();
    breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), failure);
    LOG.atWarn().addKeyValue("cause", kind(failure)).log("the memory's database failed");
    return Optional.empty();
  }

  /** The kind of a failure; its message may hold what was to be stored. */
  static String kind(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; depth < 10 && cause != null; depth++) {
      if (cause instanceof SQLException sql) {
        return sql.getClass().getName() + " " + sql.getSQLState();
      }
      cause = cause.getCause();
    }
    return failure.getClass().getName();
  }

  /** How many calls were not answered in time. */
  long failures() {
    return failures.get();
  }
}
