package dev.carpus.server.retrieval;

import dev.carpus.hooks.request.FhirAuthorization;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The client's FHIR server for the time of one hook call.
 *
 * @param authorization the client's token; nothing for a server that asks for none
 * @param elapsed how long ago the call came, from which the token's time counts
 */
record FhirServer(
    FhirBase base,
    Optional<FhirAuthorization> authorization,
    FhirReads reads,
    Supplier<Duration> elapsed) {
  /**
   * Makes one GET, unless the token's time is over.
   *
   * @param most the most bytes that the body may have
   * @throws InterruptedException if the caller is interrupted; the exchange is cancelled
   */
  FhirResponse get(URI url, long most) throws InterruptedException {
    if (authorization.isPresent()
        && elapsed.get().compareTo(authorization.get().expiresIn()) >= 0) {
      return new FhirResponse.None("the access token has expired");
    }
    return reads.get(url, authorization.map(FhirAuthorization::accessToken), most);
  }

  /** Whether the client gave a token. */
  boolean isAuthorized() {
    return authorization.isPresent();
  }
}
