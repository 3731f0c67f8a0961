package dev.carpus.server.web;

import dev.carpus.server.trust.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers what no route answers. */
@ControllerAdvice
public class ErrorDoor {
  private final Failures failures;
  private final RefusedCalls refused;
  private final Supplier<UUID> ids;

  /** A door that logs failures there, and tells of calls there that no route takes. */
  public ErrorDoor(Failures failures, RefusedCalls refused, Supplier<UUID> ids) {
    this.failures = failures;
    this.refused = refused;
    this.ids = ids;
  }

  /** An exception on the way to a route, or out of it; null leaves it without an answer. */
  @ExceptionHandler(Exception.class)
  public @Nullable ResponseEntity<byte[]> answer(Exception exception, HttpServletRequest request) {
    if (exception instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
      int status = known.getStatusCode().value();
      CalledPath path = CalledPath.of(request.getRequestURI());
      if (path != CalledPath.OTHER) {
        refused.note(reason(status), status, path, Callers.ifKnown(request).map(Caller::name));
      }
      return Outcome.ofStatus(status).entity(known.getHeaders());
    }
    return failures.answer(exception, ids.get()).map(Outcome::entity).orElse(null);
  }

  private static String reason(int status) {
    return switch (status) {
      case 405 -> "method";
      case 406 -> "accept";
      case 415 -> "content-type";
      default -> "request";
    };
  }
}
