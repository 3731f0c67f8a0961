package dev.carpus.server.trust;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A client whose signed calls are believed.
 *
 * @param issuer the claim {@code iss} of its tokens
 * @param jku the only key set that its tokens may name, if they may name any
 * @param algorithms those that it may sign with
 * @param tenants the only ones that it may call for; none means any or none
 * @param keys those that it signs with
 * @param caller who its calls come from, and what is allowed to them
 */
record TrustedClient(
    String issuer,
    Optional<URI> jku,
    List<SigningAlgorithm> algorithms,
    Set<String> tenants,
    ClientKeys keys,
    Caller caller) {
  TrustedClient {
    algorithms = List.copyOf(algorithms);
    tenants = Set.copyOf(tenants);
  }
}
