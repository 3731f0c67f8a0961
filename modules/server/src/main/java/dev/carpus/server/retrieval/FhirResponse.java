package dev.carpus.server.retrieval;

/** What came of one request to a FHIR server. */
sealed interface FhirResponse {
  /** The body of a 200. */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Body(byte[] bytes) implements FhirResponse {}

  /** Another status. */
  record Status(int status) implements FhirResponse {
    /** Why there is no result. */
    Reason reason() {
      return switch (status / 100) {
        case 3 -> reason(Cause.REDIRECTED, "redirected, which is not followed");
        case 5 -> reason(Cause.FAILED, "failed");
        default ->
            switch (status) {
              case 401, 403 -> reason(Cause.REFUSED, "refused access");
              case 404, 410 -> reason(Cause.FAILED, "knows no such resource");
              default -> reason(Cause.FAILED, "gave no result");
            };
      };
    }

    private Reason reason(Cause cause, String what) {
      return new Reason(cause, "the FHIR server " + what + " (status " + status + ")");
    }
  }

  /** No such answer; the reason names no URL. */
  record None(Reason reason) implements FhirResponse {}
}
