package dev.carpus.server.web;

import dev.carpus.hooks.feedback.Feedback;
import dev.carpus.hooks.feedback.FeedbackReader;
import dev.carpus.hooks.feedback.FeedbackReading;
import dev.carpus.hooks.request.Problem;
import dev.carpus.server.content.ServedContent;
import dev.carpus.server.memory.FeedbackStored;
import dev.carpus.server.memory.Memory;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The route by which clients tell what became of cards.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#feedback">CDS Hooks 2.0, feedback</a>
 */
@Controller
public class FeedbackDoor {
  /** After how long a client may send again what could not be stored. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  private final FeedbackReader reader;
  private final Supplier<ServedContent> content;
  private final Memory memory;
  private final CallAudit audit;
  private final CallMeters meters;
  private final int mostBytes;

  /**
   * A door to this memory.
   *
   * @param reader reads the bodies
   * @param content the services that feedback may be about
   * @param meters counts what is about no card that is known
   * @param mostBytes the most bytes that a body may have
   */
  FeedbackDoor(
      FeedbackReader reader,
      Supplier<ServedContent> content,
      Memory memory,
      CallAudit audit,
      CallMeters meters,
      int mostBytes) {
    this.reader = reader;
    this.content = content;
    this.memory = memory;
    this.audit = audit;
    this.meters = meters;
    this.mostBytes = mostBytes;
  }

  /** Answers with 200, and nothing else, when all entries are durable. */
  @PostMapping(path = "/cds-services/{id}/feedback", consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<byte[]> feedback(
      @PathVariable("id") String id, HttpServletRequest request) {
    return audit.answer(
        "feedback",
        "feedback",
        request,
        log ->
            refusal(id, request, log)
                .orElseGet(() -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).build()));
  }

  /** Nothing, if all is stored. */
  private Optional<ResponseEntity<byte[]>> refusal(
      String id, HttpServletRequest request, CallLog log) {
    if (content.get().pathway(id).isEmpty()) {
      return Optional.of(Outcome.unknownService().entity());
    }
    log.note("service", id);
    return switch (RequestBody.read(request, mostBytes)) {
      case RequestBody.Whole(byte[] body) -> store(id, body, Callers.of(request).name(), log);
      case RequestBody.TooLarge _ -> Optional.of(Outcome.tooLarge(mostBytes).entity());
      case RequestBody.BrokenOff _ -> Optional.of(Outcome.brokenOff().entity());
    };
  }

  private Optional<ResponseEntity<byte[]>> store(
      String id, byte[] body, String client, CallLog log) {
    return switch (reader.read(body)) {
      case FeedbackReading.Unreadable(List<Problem> problems) ->
          Optional.of(Outcome.unreadable(problems).entity());
      case FeedbackReading.Read(List<Feedback> entries) -> {
        log.note("entries", entries.size());
        yield switch (memory.store(client, id, entries)) {
          case FeedbackStored.Stored(int unknown) -> {
            log.note("unknownCards", unknown);
            meters.unknownCards(unknown);
            yield Optional.empty();
          }
          case FeedbackStored.Failed _ -> Optional.of(notStored());
        };
      }
    };
  }

  private static ResponseEntity<byte[]> notStored() {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_AFTER.toSeconds()));
    return Outcome.withoutMemory(
            "The feedback could not be stored; send it again after the seconds of the header"
                + " Retry-After. What has been stored of it is not stored twice.")
        .entity(headers);
  }
}
