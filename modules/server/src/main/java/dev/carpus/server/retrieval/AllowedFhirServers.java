package dev.carpus.server.retrieval;

import dev.carpus.hooks.request.FhirAuthorization;
import dev.carpus.server.Loopback;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The FHIR servers that may be read from in a call. A server is the caller's to name, so it is
 * checked before anything connects.
 */
public sealed interface AllowedFhirServers {
  /**
   * Why a server may not be read from; nothing if it may.
   *
   * @param authorization the token that came along, if one did
   * @return completes "it could not be obtained: it was not sent, and …"
   */
  Optional<String> refusal(URI fhirServer, Optional<FhirAuthorization> authorization);

  /** Those on this machine. */
  record OnThisMachine() implements AllowedFhirServers {
    @Override
    public Optional<String> refusal(URI fhirServer, Optional<FhirAuthorization> authorization) {
      return Loopback.isHost(String.valueOf(fhirServer.getHost()))
          ? Optional.empty()
          : Optional.of(
              "fhirServer is not one that may be read from: while no trusted clients are"
                  + " configured, it must be on this machine (localhost, 127.0.0.1 or [::1])");
    }
  }

  /**
   * Those that a site has listed for a client.
   *
   * @param bases their base URLs
   * @param clientId what the service is called at their authorisation server, if the site has said
   *     so: a token for anybody else is not used
   */
  record Listed(List<URI> bases, Optional<String> clientId) implements AllowedFhirServers {
    public Listed {
      bases = List.copyOf(bases);
    }

    @Override
    public Optional<String> refusal(URI fhirServer, Optional<FhirAuthorization> authorization) {
      if (bases.stream().noneMatch(base -> new FhirBase(base).isSameAs(fhirServer))) {
        return Optional.of("fhirServer is not one of those that this client may have read");
      }
      boolean isOurs =
          clientId.isEmpty() || authorization.map(FhirAuthorization::subject).equals(clientId);
      return isOurs || authorization.isEmpty()
          ? Optional.empty()
          : Optional.of("fhirAuthorization.subject names another service than this one");
    }
  }
}
