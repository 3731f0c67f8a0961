package dev.carpus.server.retrieval;

import dev.carpus.hooks.request.FhirAuthorization;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
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
  /** The statuses of servers that take no searches by POST. */
  private static final Set<Integer> NO_POST = Set.of(404, 405, 415, 501);

  /**
   * Asks a query: a long search by POST, and by GET if the server does not take that.
   *
   * @param most the most bytes that the body may have
   * @throws InterruptedException if the caller is interrupted; the exchange is cancelled
   */
  FhirResponse ask(String relativeUrl, long most) throws InterruptedException {
    FhirRequest request = FhirRequest.of(base, relativeUrl);
    FhirResponse response = send(request, most);
    return request.form().isPresent()
            && response instanceof FhirResponse.Status(int status)
            && NO_POST.contains(status)
        ? get(base.query(relativeUrl), most)
        : response;
  }

  /**
   * Makes one GET.
   *
   * @param most the most bytes that the body may have
   * @throws InterruptedException if the caller is interrupted; the exchange is cancelled
   */
  FhirResponse get(URI url, long most) throws InterruptedException {
    return send(FhirRequest.get(url), most);
  }

  /** Makes a request, unless the token's time is over. */
  private FhirResponse send(FhirRequest request, long most) throws InterruptedException {
    if (authorization.isPresent()
        && elapsed.get().compareTo(authorization.get().expiresIn()) >= 0) {
      return new FhirResponse.None(new Reason(Cause.EXPIRED, "the access token has expired"));
    }
    return reads.send(request, authorization.map(FhirAuthorization::accessToken), most);
  }

  /** Whether the client gave a token. */
  boolean isAuthorized() {
    return authorization.isPresent();
  }
}
