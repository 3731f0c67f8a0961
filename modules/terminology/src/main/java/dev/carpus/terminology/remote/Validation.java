package dev.carpus.terminology.remote;

import java.util.Optional;

/**
 * What a terminology server says of one code.
 *
 * @see <a href="https://hl7.org/fhir/R4/codesystem-operation-validate-code.html">FHIR R4, code
 *     system code validation</a>
 */
public sealed interface Validation {
  /**
   * The code is one of its system's.
   *
   * @param display how the server calls it, if it does
   */
  record Valid(Optional<String> display) implements Validation {}

  /**
   * It is not.
   *
   * @param message the server's words; empty if it has none
   */
  record Invalid(String message) implements Validation {}

  /**
   * Nobody can tell.
   *
   * @param reason why not, in words
   */
  record Unknown(String reason) implements Validation {}
}
