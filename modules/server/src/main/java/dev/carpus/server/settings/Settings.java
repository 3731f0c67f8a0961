package dev.carpus.server.settings;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything that a site may set, under {@code carpus}.
 *
 * @param publicUrl what links start with; by default where the service listens
 * @param zone the zone in which the days of a record are counted
 * @param address the address to listen on; while there are no trusted clients, a loopback address
 * @param port the port to listen on; 0 takes any free one
 * @param tls encryption of the traffic
 * @param retrieval reading from FHIR servers
 * @param limits what is too much
 * @param trust who may call; nobody named means this machine alone
 * @param memory what is remembered, and where
 * @param management the door for operators
 * @param switches the file of what is switched off, absolute or relative to the configuration file;
 *     by default {@code switches.json} in the folder of the service's data
 * @param features what is said beyond CDS Hooks 2.0.1 to callers of a service without trusted
 *     clients; trusted clients have their own
 * @param content which content is served
 * @param terminology what a site adds to the terminology of the content
 * @param parameters what a site sets for a pathway, by pathway id and by name, as texts that the
 *     pathway reads by the types of its parameters
 */
@ConfigurationProperties(Settings.ROOT)
public record Settings(
    @Nullable URI publicUrl,
    @DefaultValue("UTC") ZoneId zone,
    @DefaultValue("127.0.0.1") String address,
    @DefaultValue("8080") int port,
    @DefaultValue TlsSettings tls,
    @DefaultValue Retrieval retrieval,
    @DefaultValue LimitSettings limits,
    @DefaultValue TrustSettings trust,
    @DefaultValue MemorySettings memory,
    @DefaultValue ManagementSettings management,
    @Nullable String switches,
    @DefaultValue List<String> features,
    @DefaultValue Content content,
    @DefaultValue Terminology terminology,
    @DefaultValue Map<String, Map<String, String>> parameters) {
  /** The key above all others. */
  static final String ROOT = "carpus";

  /**
   * Reading from FHIR servers.
   *
   * @param deadline for all queries of one hook call together
   */
  public record Retrieval(@DefaultValue("400ms") Duration deadline) {}

  /**
   * Which content is served.
   *
   * @param serveUnapproved whether content is served that no reviewer has approved; by default only
   *     while there are no trusted clients
   */
  public record Content(@Nullable Boolean serveUnapproved) {
    /** Whether content is served that no reviewer has approved, if the site has said so. */
    public Optional<Boolean> statedServeUnapproved() {
      return Optional.ofNullable(serveUnapproved);
    }
  }

  /**
   * What a site adds to the terminology of the content.
   *
   * @param maps the folder of its own ConceptMaps, absolute or relative to the configuration file;
   *     a text, since Spring looks for a relative path among the classes first
   * @param refresh how often the terminology servers are asked anew
   * @param servers FHIR R4 terminology servers
   */
  public record Terminology(
      @Nullable String maps,
      @DefaultValue("24h") Duration refresh,
      @DefaultValue List<TerminologyServerSettings> servers) {
    public Terminology {
      servers = List.copyOf(servers);
    }

    /** The folder of the site's own ConceptMaps, if it has one. */
    public Optional<Path> mapsFolder() {
      return Optional.ofNullable(maps).filter(text -> !text.isBlank()).map(Path::of);
    }
  }

  /**
   * A FHIR R4 terminology server.
   *
   * @param url its base
   * @param codeSystems the code systems that it expands and knows the codes of, by canonical URL
   * @param translate the code systems of which it is asked what an unknown code stands for
   * @param timeout for one exchange with it
   */
  public record TerminologyServerSettings(
      @Nullable URI url,
      @DefaultValue List<String> codeSystems,
      @DefaultValue List<String> translate,
      @DefaultValue("5s") Duration timeout) {
    public TerminologyServerSettings {
      codeSystems = List.copyOf(codeSystems);
      translate = List.copyOf(translate);
    }
  }

  public Settings {
    features = List.copyOf(features);
    parameters = Map.copyOf(parameters);
  }

  /** What links start with, if the site has set it. */
  public Optional<URI> statedPublicUrl() {
    return Optional.ofNullable(publicUrl);
  }

  /**
   * The address to listen on.
   *
   * @throws IllegalStateException if it is no address; the reader of the settings has seen to that
   */
  public InetAddress listenAddress() {
    return ListenAddress.of("carpus.address", address);
  }

  /** The most bytes that the body of a request may have. */
  public int mostBytes() {
    return Math.toIntExact(limits.body().toBytes());
  }

  /** Whether there are trusted clients; without any, the service is open to this machine alone. */
  public boolean isTrusted() {
    return !trust.clients().isEmpty();
  }

  /**
   * The operators' own port: what is stated, or 8081 where there are trusted clients; none where
   * metrics are on the service's port.
   */
  public Optional<Integer> managementPort() {
    return management
        .statedPort()
        .or(() -> isTrusted() ? Optional.of(ManagementSettings.DEFAULT_PORT) : Optional.empty());
  }

  /** The file of what is switched off, if the site has named one. */
  public Optional<Path> switchesFile() {
    return Optional.ofNullable(switches).filter(text -> !text.isBlank()).map(Path::of);
  }

  /** These settings with another port. */
  public Settings withPort(int other) {
    return new Settings(
        publicUrl,
        zone,
        address,
        other,
        tls,
        retrieval,
        limits,
        trust,
        memory,
        management,
        switches,
        features,
        content,
        terminology,
        parameters);
  }

  /** These settings with their paths taken from a folder, that of the configuration file. */
  Settings withPathsFrom(Path folder) {
    return new Settings(
        publicUrl,
        zone,
        address,
        port,
        tls.withPathsFrom(folder),
        retrieval,
        limits,
        trust.withPathsFrom(folder),
        memory.withPathsFrom(folder),
        management,
        SettingsPaths.resolved(folder, switches),
        features,
        content,
        new Terminology(
            SettingsPaths.resolved(folder, terminology.maps()),
            terminology.refresh(),
            terminology.servers()),
        parameters);
  }
}
