package dev.carpus.server.web;

import dev.carpus.server.Outside;
import dev.carpus.server.web.HookCall.Wanted;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The routes of hook calls.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#calling-a-cds-service">CDS Hooks 2.0, calling a CDS
 *     service</a>
 */
@Controller
public class HookDoor {
  private final HookCalls calls;
  private final CallMeters meters;
  private final Failures failures;
  private final Outside outside;
  private final int mostBytes;

  /**
   * A door to these calls.
   *
   * @param mostBytes the most bytes that a body may have
   */
  HookDoor(HookCalls calls, CallMeters meters, Failures failures, Outside outside, int mostBytes) {
    this.calls = calls;
    this.meters = meters;
    this.failures = failures;
    this.outside = outside;
    this.mostBytes = mostBytes;
  }

  /** The cards of a hook. */
  @PostMapping(
      path = "/cds-services/{id}",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<byte[]> cards(@PathVariable("id") String id, HttpServletRequest request) {
    return answer(id, request, Wanted.CARDS);
  }

  /** Why each rule speaks or does not. */
  @PostMapping(
      path = "/cds-services/{id}/explain",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<byte[]> explanation(
      @PathVariable("id") String id, HttpServletRequest request) {
    return answer(id, request, Wanted.EXPLANATION);
  }

  private ResponseEntity<byte[]> answer(String id, HttpServletRequest request, Wanted wanted) {
    long start = outside.nanoTime().getAsLong();
    UUID requestId = outside.ids().get();
    CallLog log = new CallLog(requestId);
    log.note("client", Callers.of(request).name());
    ResponseEntity<byte[]> response = entity(answer(id, request, wanted, requestId, log));
    log.note("status", response.getStatusCode().value());
    Duration took = Duration.ofNanos(outside.nanoTime().getAsLong() - start);
    log.note("ms", took.toMillis());
    log.write();
    meters.call(
        wanted.name().toLowerCase(Locale.ROOT),
        log.word("service"),
        log.word("hook"),
        response.getStatusCode().value(),
        took);
    return response;
  }

  private HookAnswer answer(
      String id, HttpServletRequest request, Wanted wanted, UUID requestId, CallLog log) {
    try {
      return switch (RequestBody.read(request, mostBytes)) {
        case RequestBody.Whole(byte[] body) ->
            calls.answer(id, body, wanted, Callers.of(request), log);
        case RequestBody.TooLarge _ -> new HookAnswer.Refused(Outcome.tooLarge(mostBytes));
        case RequestBody.BrokenOff _ -> new HookAnswer.Refused(Outcome.brokenOff());
      };
    } catch (RuntimeException failure) {
      return new HookAnswer.Refused(failures.outcome(failure, requestId));
    }
  }

  private static ResponseEntity<byte[]> entity(HookAnswer answer) {
    return switch (answer) {
      case HookAnswer.Answered(byte[] json) ->
          ResponseEntity.ok()
              .contentType(MediaType.APPLICATION_JSON)
              .cacheControl(CacheControl.noStore())
              .body(json);
      case HookAnswer.Refused(Outcome outcome) -> outcome.entity();
    };
  }
}
