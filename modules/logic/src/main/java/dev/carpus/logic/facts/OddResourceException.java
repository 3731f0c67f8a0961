package dev.carpus.logic.facts;

import java.io.Serial;

/**
 * A resource is written in a way that the fast reader does not take; it is no failure, and has no
 * stack.
 */
final class OddResourceException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  OddResourceException() {
    super("a resource is written oddly", null, false, false);
  }
}
