package dev.carpus.server.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Everything that a site may set, under {@code carpus}.
 *
 * @param publicUrl what links start with; by default where the service listens
 * @param zone the zone in which the days of a record are counted
 * @param address the address to listen on; while there are no trusted clients, a loopback address
 * @param port the port to listen on; 0 takes any free one
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
    @DefaultValue Retrieval retrieval,
    @DefaultValue Limits limits,
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
   * What is too much.
   *
   * @param body the most bytes that the body of a request may have
   */
  public record Limits(@DefaultValue("10MB") DataSize body) {}

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
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException unknown) {
      throw new IllegalStateException("carpus.address is no address", unknown);
    }
  }

  /** The most bytes that the body of a request may have. */
  public int mostBytes() {
    return Math.toIntExact(limits.body().toBytes());
  }

  /** These settings with another port. */
  public Settings withPort(int other) {
    return new Settings(
        publicUrl, zone, address, other, retrieval, limits, content, terminology, parameters);
  }

  /** These settings with their paths taken from a folder, that of the configuration file. */
  Settings withPathsFrom(Path folder) {
    return terminology
        .mapsFolder()
        .map(maps -> folder.resolve(maps).toString())
        .map(maps -> new Terminology(maps, terminology.refresh(), terminology.servers()))
        .map(other ->
            new Settings(
                publicUrl, zone, address, port, retrieval, limits, content, other, parameters))
        .orElse(this);
  }
}
