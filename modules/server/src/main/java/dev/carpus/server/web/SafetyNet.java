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

/** Answers what nothing behind it has answered, and sets the headers that every answer has. */
final class SafetyNet extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Failures failures;
  private final transient Supplier<UUID> ids;

  SafetyNet(Failures failures, Supplier<UUID> ids) {
    this.failures = failures;
    this.ids = ids;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException failure) {
      Optional<Outcome> outcome = failures.answer(failure, ids.get());
      if (outcome.isPresent() && !response.isCommitted()) {
        response.resetBuffer();
        outcome.get().write(response);
      }
    }
  }
}
