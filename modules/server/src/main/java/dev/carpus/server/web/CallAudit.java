package dev.carpus.server.web;

import dev.carpus.server.Outside;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;

/** Sees to it that a call is answered whatever happens, logged and measured. Thread-safe. */
final class CallAudit {
  private final CallMeters meters;
  private final Failures failures;
  private final Outside outside;

  CallAudit(CallMeters meters, Failures failures, Outside outside) {
    this.meters = meters;
    this.failures = failures;
    this.outside = outside;
  }

  /**
   * The answer to a call, or what is said where making it fails.
   *
   * @param line what the log calls it, such as {@code hook call}
   * @param kind what meters call it, such as {@code cards}
   * @param door makes the answer, and notes what the log is to keep of the call
   */
  ResponseEntity<byte[]> answer(
      String line,
      String kind,
      HttpServletRequest request,
      Function<CallLog, ResponseEntity<byte[]>> door) {
    CallLog log = new CallLog(Callers.of(request), outside);
    ResponseEntity<byte[]> response = answer(log, door);
    int status = response.getStatusCode().value();
    Duration took = log.took();
    log.note("ms", took.toMillis());
    log.write(line, status);
    meters.call(kind, log.word("service"), log.word("hook"), status, took);
    return response;
  }

  private ResponseEntity<byte[]> answer(
      CallLog log, Function<CallLog, ResponseEntity<byte[]>> door) {
    try {
      return door.apply(log);
    } catch (RuntimeException failure) {
      return failures.outcome(failure, log.id()).entity();
    }
  }
}
