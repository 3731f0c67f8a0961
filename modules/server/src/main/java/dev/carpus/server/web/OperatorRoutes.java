package dev.carpus.server.web;

import dev.carpus.server.Loopback;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * Where operators have a port of their own, keeps their routes there, and all others away from it;
 * {@code /health} is at both.
 */
final class OperatorRoutes extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  private static final Set<String> FOR_OPERATORS = Set.of("/metrics", "/feedback/summary");
  private static final String HEALTH = "/health";

  private final transient ManagementPort port;

  OperatorRoutes(ManagementPort port) {
    this.port = port;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean isAtPort = port.isAt(request.getLocalPort());
    if (port.own().isEmpty() || (isAtPort ? isOperators(request) : !isForOperators(request))) {
      chain.doFilter(request, response);
    } else {
      Outcome.ofStatus(HttpServletResponse.SC_NOT_FOUND).write(response);
    }
  }

  /** A loopback port is called by the name of this machine; no page's name may mean it. */
  private boolean isOperators(HttpServletRequest request) {
    String host = request.getHeader(HttpHeaders.HOST);
    boolean isCalledByItsName = !port.isLoopback() || (host != null && Loopback.isAuthority(host));
    return isCalledByItsName
        && (isForOperators(request) || request.getServletPath().startsWith(HEALTH));
  }

  private static boolean isForOperators(HttpServletRequest request) {
    return FOR_OPERATORS.contains(request.getServletPath());
  }
}
