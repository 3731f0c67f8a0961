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
 * can go on without advice, one that waits cannot. It stands behind the filter that finds out who
 * calls.
 */
final class Overload extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  private static final String SECONDS = "1";

  private final transient CallLimits limits;
  private final transient RefusedCalls refused;

  Overload(CallLimits limits, RefusedCalls refused) {
    this.limits = limits;
    this.refused = refused;
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
      response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
      Outcome outcome = refusal.get().outcome();
      refused.note(
          refusal.get().reason(),
          outcome.status(),
          CalledPath.of(request.getRequestURI()),
          Optional.of(caller.name()));
      outcome.write(response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      limits.leave();
    }
  }
}
