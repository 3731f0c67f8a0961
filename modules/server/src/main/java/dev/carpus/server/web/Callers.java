package dev.carpus.server.web;

import dev.carpus.server.trust.Caller;
import jakarta.servlet.http.HttpServletRequest;

/** Who a request comes from, as the filter before the doors has found out. */
final class Callers {
  private static final String ATTRIBUTE = Caller.class.getName();

  private Callers() {}

  /** Notes who it comes from. */
  static void note(HttpServletRequest request, Caller caller) {
    request.setAttribute(ATTRIBUTE, caller);
  }

  /**
   * Who it comes from.
   *
   * @throws IllegalStateException if no filter has let it in
   */
  static Caller of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Caller caller) {
      return caller;
    }
    throw new IllegalStateException("a request that no filter has let in");
  }
}
