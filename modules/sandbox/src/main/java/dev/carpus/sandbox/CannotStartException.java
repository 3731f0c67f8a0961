package dev.carpus.sandbox;

/** Something outside the sandbox that keeps it from starting: a taken port, a folder in use. */
final class CannotStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CannotStartException(String problem, Throwable cause) {
    super(problem, cause);
  }
}
