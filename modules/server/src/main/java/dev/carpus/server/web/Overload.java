package dev.carpus.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
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
  private final transient Supplier<UUID> ids;

  Overload(CallLimits limits, Supplier<UUID> ids) {
    this.limits = limits;
    this.ids = ids;
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
    Optional<Outcome> refusal = limits.refusal(Callers.of(request).name());
    if (refusal.isPresent()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
      CallLog log = new CallLog(ids.get());
      log.note("client", Callers.of(request).name());
      log.note("status", refusal.get().status());
      log.write("call refused");
      refusal.get().write(response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      limits.leave();
    }
  }
}
