package dev.carpus.server.trust;

import dev.carpus.hooks.Hook;
import dev.carpus.server.StartRefused;
import dev.carpus.server.retrieval.AllowedFhirServers;
import dev.carpus.server.settings.TrustSettings;
import dev.carpus.server.settings.TrustSettings.ClientSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All clients whose signed calls are believed, each with an issuer of its own. */
public final class TrustedClients {
  private final List<TrustedClient> clients;

  TrustedClients(List<TrustedClient> clients) {
    this.clients = List.copyOf(clients);
  }

  /**
   * The clients that a site trusts.
   *
   * @param settings those of the site, checked
   * @param fetch fetches the keys of those that publish them
   * @throws StartRefused if a file of keys cannot be used; says so of all of them
   */
  public static TrustedClients of(TrustSettings settings, KeyFetch fetch, InstantSource clock) {
    List<TrustedClient> clients = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (ClientSettings client : settings.clients()) {
      try {
        clients.add(client(client, keys(client, fetch, settings.jwksRefresh(), clock)));
      } catch (StartRefused refused) {
        problems.add(String.valueOf(refused.getMessage()));
      }
    }
    if (!problems.isEmpty()) {
      throw new StartRefused(problems);
    }
    return new TrustedClients(clients);
  }

  private static ClientKeys keys(
      ClientSettings client, KeyFetch fetch, Duration refresh, InstantSource clock) {
    Optional<Path> file = client.keyFile();
    if (file.isPresent()) {
      return PublicKeys.ofFile(file.get());
    }
    URI jku = client.keyUrl().orElseThrow();
    return new FetchedKeys(client.name(), () -> fetch.fetch(jku), refresh, clock);
  }

  private static TrustedClient client(ClientSettings settings, ClientKeys keys) {
    return new TrustedClient(
        settings.issuer(),
        settings.keyUrl(),
        settings.algorithms().stream()
            .flatMap(name -> SigningAlgorithm.named(name).stream())
            .toList(),
        Set.copyOf(settings.tenants()),
        keys,
        caller(settings));
  }

  private static Caller caller(ClientSettings settings) {
    List<String> hooks =
        settings.hooks().isEmpty()
            ? Arrays.stream(Hook.values()).map(Hook::hookName).toList()
            : settings.hooks();
    return new Caller(
        settings.name(),
        new AllowedFhirServers.Listed(settings.fhirServers(), settings.statedClientId()),
        hooks.stream().flatMap(name -> Hook.named(name).stream()).collect(Collectors.toSet()),
        settings.rulesOff(),
        Feature.of(settings.features()),
        Optional.empty());
  }

  /** The keys of the client of that issuer; nothing if it publishes them at a URL. */
  public Optional<PublicKeys> keysInFile(String issuer) {
    return ofIssuer(issuer)
        .flatMap(client ->
            client.keys() instanceof PublicKeys keys ? Optional.of(keys) : Optional.empty());
  }

  /** The client of that issuer. */
  Optional<TrustedClient> ofIssuer(String issuer) {
    return clients.stream().filter(client -> client.issuer().equals(issuer)).findFirst();
  }
}
