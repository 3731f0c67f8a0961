package dev.carpus.server.web;

import dev.carpus.server.trust.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * Refuses calls of hooks and feedback at once where there are too many: a client that is told so
 * can go on without advice, one that waits cannot. Those whose bodies find no room among so many
 * wait for it shortly. It stands behind the filter that finds out who calls.
 */
final class Overload extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  private static final String SECONDS = "1";

  private final transient CallLimits limits;
  private final transient BodyRoom room;
  private final transient RefusedCalls refused;
  private final int mostBytes;

  /**
   * A filter.
   *
   * @param mostBytes the most bytes of a body that are read
   */
  Overload(CallLimits limits, BodyRoom room, RefusedCalls refused, int mostBytes) {
    this.limits = limits;
    this.room = room;
    this.refused = refused;
    this.mostBytes = mostBytes;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // Discovery is a GET; what else is none of a call is refused by the doors.
    if (!request.getMethod().equals("POST")) {
      chain.doFilter(request, response);
      return;
    }
    Caller caller = Callers.of(request);
    Optional<CallLimits.TooMany> refusal = limits.refusal(caller.name());
    if (refusal.isPresent()) {
      refuse(request, response, refusal.get());
      return;
    }
    try {
      answer(request, response, chain);
    } finally {
      limits.leave();
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long bytes = held(request.getContentLengthLong());
    if (!room.enter(bytes)) {
      refuse(request, response, limits.withoutRoom());
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      room.leave(bytes);
    }
  }

  /** How many bytes of a body are held; one of a length that is not announced may have the most. */
  private long held(long announced) {
    if (announced > mostBytes) {
      return 0;
    }
    return announced < 0 ? mostBytes : announced;
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, CallLimits.TooMany refusal)
      throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
    refused.note(
        refusal.reason(),
        refusal.outcome().status(),
        CalledPath.of(request.getRequestURI()),
        Optional.of(Callers.of(request).name()));
    refusal.outcome().write(response);
  }
}
