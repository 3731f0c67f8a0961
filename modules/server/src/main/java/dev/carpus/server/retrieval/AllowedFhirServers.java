package dev.carpus.server.retrieval;

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
   * @return completes "it could not be obtained: it was not sent, and …"
   */
  Optional<String> refusal(URI fhirServer);

  /** Those on this machine. */
  record OnThisMachine() implements AllowedFhirServers {
    @Override
    public Optional<String> refusal(URI fhirServer) {
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
   */
  record Listed(List<URI> bases) implements AllowedFhirServers {
    public Listed {
      bases = List.copyOf(bases);
    }

    @Override
    public Optional<String> refusal(URI fhirServer) {
      return bases.stream().anyMatch(base -> new FhirBase(base).isSameAs(fhirServer))
          ? Optional.empty()
          : Optional.of("fhirServer is not one of those that this client may have read");
    }
  }
}
