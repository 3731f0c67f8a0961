package dev.carpus.server.web;

import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers what no route answers. */
@ControllerAdvice
public class ErrorDoor {
  private final Failures failures;
  private final Supplier<UUID> ids;

  /** A door that logs failures there. */
  public ErrorDoor(Failures failures, Supplier<UUID> ids) {
    this.failures = failures;
    this.ids = ids;
  }

  /** An exception on the way to a route, or out of it. */
  @ExceptionHandler(Exception.class)
  public ResponseEntity<byte[]> answer(Exception exception) {
    return exception instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()
        ? Outcome.ofStatus(known.getStatusCode().value()).entity(known.getHeaders())
        : failures.outcome(exception, ids.get()).entity();
  }
}
