package dev.carpus.logic.values;

import java.io.Serial;

/** An operator was given what it cannot work with: the expression has no value, not even null. */
public final class InvalidOperandException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * A failure of an operator.
   *
   * @param message what was wrong, without any data of the patient
   */
  public InvalidOperandException(String message) {
    super(message);
  }
}
