package dev.carpus.server.web;

import dev.carpus.logic.EvaluationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/**
 * Tells the log of failures: where they happened, never their messages, which may hold what a
 * resource says. That a client is gone before its answer is none of the service's.
 */
public final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final int FRAMES = 12;

  /**
   * Logs a failure and makes the answer to it; nothing where nobody is there any more to be
   * answered.
   *
   * @param id the failure's, in the log and in the answer
   */
  Optional<Outcome> answer(Throwable failure, UUID id) {
    if (isClientGone(failure)) {
      LOG.info("a client was gone before its answer");
      return Optional.empty();
    }
    return Optional.of(outcome(failure, id));
  }

  /**
   * Whether the answer could not be written. Other connections may break, too, so only what Tomcat
   * and Spring say of this one counts, not the words of a message.
   */
  private static boolean isClientGone(Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; i < FRAMES && cause != null; i++) {
      if (cause instanceof ClientAbortException
          || cause instanceof AsyncRequestNotUsableException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /**
   * Logs a failure and makes the answer to it.
   *
   * @param id the failure's, in the log and in the answer
   */
  Outcome outcome(Throwable failure, UUID id) {
    LoggingEventBuilder line =
        LOG.atError()
            .addKeyValue("requestId", id.toString())
            .addKeyValue("causes", causes(failure));
    if (failure instanceof EvaluationFailure evaluation) {
      line = line.addKeyValue("reason", evaluation.getMessage());
    }
    line.addKeyValue("at", frames(failure)).log("a request failed");
    return Outcome.failed(id);
  }

  private static List<String> causes(Throwable failure) {
    List<String> causes = new ArrayList<>();
    Throwable cause = failure;
    while (cause != null && causes.size() < FRAMES) {
      causes.add(cause.getClass().getName());
      cause = cause.getCause();
    }
    return causes;
  }

  private static List<String> frames(Throwable failure) {
    Throwable root = failure;
    for (int i = 0; i < FRAMES && root.getCause() != null; i++) {
      root = root.getCause();
    }
    List<String> frames = new ArrayList<>();
    for (StackTraceElement frame : root.getStackTrace()) {
      if (frames.size() < FRAMES) {
        frames.add(frame.toString());
      }
    }
    return frames;
  }
}
