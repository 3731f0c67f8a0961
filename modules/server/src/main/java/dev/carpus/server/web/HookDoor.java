package dev.carpus.server.web;

import dev.carpus.server.web.HookCall.Wanted;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
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
  private final CallAudit audit;
  private final int mostBytes;

  /**
   * A door to these calls.
   *
   * @param mostBytes the most bytes that a body may have
   */
  HookDoor(HookCalls calls, CallAudit audit, int mostBytes) {
    this.calls = calls;
    this.audit = audit;
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
    return audit.answer(
        "hook call",
        wanted.name().toLowerCase(Locale.ROOT),
        request,
        log -> entity(answer(id, request, wanted, log)));
  }

  private HookAnswer answer(String id, HttpServletRequest request, Wanted wanted, CallLog log) {
    return switch (RequestBody.read(request, mostBytes)) {
      case RequestBody.Whole(byte[] body) ->
          calls.answer(id, body, wanted, Callers.of(request), log);
      case RequestBody.TooLarge _ -> new HookAnswer.Refused(Outcome.tooLarge(mostBytes));
      case RequestBody.BrokenOff _ -> new HookAnswer.Refused(Outcome.brokenOff());
    };
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
