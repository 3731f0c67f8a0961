package dev.carpus.server.retrieval;

/** Whether the service may read from the client's FHIR server in one hook call. */
sealed interface Access {
  /** It may. */
  record Granted(FhirServer server) implements Access {}

  /**
   * It may not, and connects to nothing.
   *
   * @param reason its words complete "it could not be obtained: it was not sent, and …"
   */
  record Denied(Reason reason) implements Access {}
}
