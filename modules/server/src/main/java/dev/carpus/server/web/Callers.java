package dev.carpus.server.web;

import dev.carpus.server.trust.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who a request comes from, as the filter before the doors has found out. */
final class Callers {
  private static final String ATTRIBUTE = Caller.class.getName();

  private Callers() {}

  /** Notes who it comes from. */
  static void note(HttpServletRequest request, Caller caller) {
    request.setAttribute(ATTRIBUTE, caller);
  }

  /** Who it comes from, if a filter has let it in. */
  static Optional<Caller> ifKnown(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Caller caller
        ? Optional.of(caller)
        : Optional.empty();
  }

  /**
   * Who it comes from.
   *
   * @throws IllegalStateException if no filter has let it in
   */
  static Caller of(HttpServletRequest request) {
    return ifKnown(request)
        .orElseThrow(() -> new IllegalStateException("a request that no filter has let in"));
  }
}
