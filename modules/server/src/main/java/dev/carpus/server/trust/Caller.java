package dev.carpus.server.trust;

import dev.carpus.hooks.Hook;
import dev.carpus.server.retrieval.AllowedFhirServers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who a call comes from, and what is allowed to it.
 *
 * @param name what logs and reports call it: from the configuration, never from a request
 * @param fhirServers those that may be read from for it
 * @param hooks those that it may call
 * @param rulesOff rules that never speak to it, by pathway
 * @param features what is said to it beyond CDS Hooks 2.0.1
 * @param tenant the part of the client that calls, if its token says so
 */
public record Caller(
    String name,
    AllowedFhirServers fhirServers,
    Set<Hook> hooks,
    Map<String, List<String>> rulesOff,
    Set<Feature> features,
    Optional<String> tenant) {
  private static final String OPEN = "open";

  public Caller {
    hooks = Set.copyOf(hooks);
    rulesOff = Map.copyOf(rulesOff);
    features = Set.copyOf(features);
  }

  /** Anybody on this machine, where there are no trusted clients. */
  public static Caller open(Set<Feature> features) {
    return new Caller(
        OPEN,
        new AllowedFhirServers.OnThisMachine(),
        Set.of(Hook.values()),
        Map.of(),
        features,
        Optional.empty());
  }

  /** The same client, which calls this hook alone, if it may. */
  public Caller only(Hook hook) {
    Set<Hook> one = hooks.contains(hook) ? Set.of(hook) : Set.of();
    return new Caller(name, fhirServers, one, rulesOff, features, tenant);
  }

  /** The same client, calling for a tenant, if for any. */
  Caller of(Optional<String> otherTenant) {
    return new Caller(name, fhirServers, hooks, rulesOff, features, otherTenant);
  }
}
