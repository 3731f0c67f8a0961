package dev.carpus.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.function.Predicate;
import org.springframework.http.HttpHeaders;

/**
 * Lets pages of some origins call the service from a browser, and no others.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#cross-origin-resource-sharing">CDS Hooks 2.0,
 *     cross-origin resource sharing</a>
 */
final class CrossOrigin extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  private static final String SECONDS = "600";

  private final transient Predicate<String> isAllowedOrigin;

  /** Lets pages call whose header {@code Origin} is one of those. */
  CrossOrigin(Predicate<String> isAllowedOrigin) {
    this.isAllowedOrigin = isAllowedOrigin;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    boolean isAllowed = origin != null && isAllowedOrigin.test(origin);
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    if (isAllowed) {
      response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    }
    if (origin == null || !isPreflight(request)) {
      chain.doFilter(request, response);
    } else if (isAllowed) {
      response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST");
      response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "authorization, content-type");
      response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, SECONDS);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      Outcome.forbidden("Pages of this origin may not call the service.").write(response);
    }
  }

  private static boolean isPreflight(HttpServletRequest request) {
    return request.getMethod().equals("OPTIONS")
        && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
  }
}
