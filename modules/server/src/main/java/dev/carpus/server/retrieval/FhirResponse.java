package dev.carpus.server.retrieval;

/** What came of one GET. */
sealed interface FhirResponse {
  /** The body of a 200. */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Body(byte[] bytes) implements FhirResponse {}

  /**
   * No such body.
   *
   * @param reason completes "it could not be obtained: …"; without the URL
   */
  record None(String reason) implements FhirResponse {}
}
