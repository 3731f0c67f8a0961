package dev.carpus.server.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call, under {@code carpus.trust}.
 *
 * @param clients the trusted clients; none means that the service is open to this machine alone
 * @param skew by how much the clocks of a client and of this machine may differ
 * @param lifetime the longest time for which a token may be good
 * @param jwksRefresh for how long a fetched key set is used before it is fetched again
 */
public record TrustSettings(
    @DefaultValue List<ClientSettings> clients,
    @DefaultValue("60s") Duration skew,
    @DefaultValue("1h") Duration lifetime,
    @DefaultValue("10m") Duration jwksRefresh) {
  public TrustSettings {
    clients = List.copyOf(clients);
  }

  /**
   * A trusted client: an EHR that signs its calls.
   *
   * @param name what logs and reports call it
   * @param issuer the claim {@code iss} of its tokens
   * @param jwksFile its public keys, as a JWK set; absolute or relative to the configuration file
   * @param jku where its public keys are fetched, where there is no file; and the only {@code jku}
   *     that its tokens may name
   * @param algorithms those that it may sign with
   * @param tenants the only tenants that it may call for; none named means any or none
   * @param fhirServers the base URLs of the FHIR servers that may be read from for it
   * @param clientId what the service is called at the authorisation server of those FHIR servers;
   *     blank where that is not to be compared
   * @param origins the pages that may call in a browser
   * @param hooks the only hooks that it may call; none named means all
   * @param rulesOff rules that never speak to it, by pathway
   * @param features what is said to it beyond CDS Hooks 2.0.1
   */
  public record ClientSettings(
      @DefaultValue("") String name,
      @DefaultValue("") String issuer,
      @Nullable String jwksFile,
      @Nullable URI jku,
      @DefaultValue({"ES384", "RS384"}) List<String> algorithms,
      @DefaultValue List<String> tenants,
      @DefaultValue List<URI> fhirServers,
      @DefaultValue("") String clientId,
      @DefaultValue List<String> origins,
      @DefaultValue List<String> hooks,
      @DefaultValue Map<String, List<String>> rulesOff,
      @DefaultValue List<String> features) {
    public ClientSettings {
      algorithms = List.copyOf(algorithms);
      tenants = List.copyOf(tenants);
      fhirServers = List.copyOf(fhirServers);
      origins = List.copyOf(origins);
      hooks = List.copyOf(hooks);
      rulesOff = Map.copyOf(rulesOff);
      features = List.copyOf(features);
    }

    /** The file of its keys, if it has one. */
    public Optional<Path> keyFile() {
      return Optional.ofNullable(jwksFile).filter(text -> !text.isBlank()).map(Path::of);
    }

    /** Where its keys are fetched, or what its tokens may name, if the site has said so. */
    public Optional<URI> keyUrl() {
      return Optional.ofNullable(jku);
    }

    /** What the service is called at the authorisation server, if the site has said so. */
    public Optional<String> statedClientId() {
      return Optional.of(clientId).filter(text -> !text.isBlank());
    }

    private ClientSettings withPathsFrom(Path folder) {
      return new ClientSettings(
          name,
          issuer,
          SettingsPaths.resolved(folder, jwksFile),
          jku,
          algorithms,
          tenants,
          fhirServers,
          clientId,
          origins,
          hooks,
          rulesOff,
          features);
    }
  }

  /** The pages that may call in a browser, of all clients. */
  public Set<String> origins() {
    return clients.stream()
        .flatMap(client -> client.origins().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The names of all clients. */
  public Set<String> names() {
    return clients.stream().map(ClientSettings::name).collect(Collectors.toUnmodifiableSet());
  }

  TrustSettings withPathsFrom(Path folder) {
    return new TrustSettings(
        clients.stream().map(client -> client.withPathsFrom(folder)).toList(),
        skew,
        lifetime,
        jwksRefresh);
  }
}
