package dev.carpus.server.trust;

import java.util.Optional;

/** Whether a call is let in. */
public sealed interface Admission {
  /** It is. */
  record Admitted(Caller caller) implements Admission {}

  /**
   * It is not.
   *
   * @param client the name of the client that the token says it is from, if there is such a client
   */
  record Refused(Refusal reason, Optional<String> client) implements Admission {}
}
