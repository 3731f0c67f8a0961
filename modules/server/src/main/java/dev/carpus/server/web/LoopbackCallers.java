package dev.carpus.server.web;

import dev.carpus.server.Loopback;
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
 * Refuses requests that were addressed to another name than this machine's: a page from elsewhere
 * whose name was made to mean this machine (DNS rebinding).
 */
final class LoopbackCallers extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Caller caller;
  private final transient RefusedCalls refused;

  /** Lets requests in as this caller's, and tells of calls that it refuses. */
  LoopbackCallers(Caller caller, RefusedCalls refused) {
    this.caller = caller;
    this.refused = refused;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String host = request.getHeader(HttpHeaders.HOST);
    if (host != null && Loopback.isAuthority(host)) {
      Callers.note(request, caller);
      chain.doFilter(request, response);
    } else {
      Outcome outcome =
          Outcome.forbidden(
              "While no trusted clients are configured, the service answers this machine only:"
                  + " call it at localhost, 127.0.0.1 or [::1].");
      CalledPath path = CalledPath.of(request.getRequestURI());
      if (path != CalledPath.OTHER) {
        refused.note("host", outcome.status(), path, Optional.empty());
      }
      outcome.write(response);
    }
  }
}
