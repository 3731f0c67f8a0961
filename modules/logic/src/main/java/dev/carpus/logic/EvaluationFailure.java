package dev.carpus.logic;

import java.io.Serial;

/** The logic could not be evaluated; there is no answer to act on. */
public sealed class EvaluationFailure extends RuntimeException permits UnreadableResources {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * A failure.
   *
   * @param message what failed, without any data of the patient
   */
  public EvaluationFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
