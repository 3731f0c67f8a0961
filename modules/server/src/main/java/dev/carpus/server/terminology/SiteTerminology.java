package dev.carpus.server.terminology;

import dev.carpus.pathway.content.CodeChecks;
import dev.carpus.pathway.content.Site;
import dev.carpus.server.settings.Settings;
import dev.carpus.server.settings.Settings.TerminologyServerSettings;
import dev.carpus.terminology.remote.RemoteTerminology;
import dev.carpus.terminology.remote.TerminologyServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a site adds to the content, as its settings say; closing it ends what it asks of servers.
 */
public final class SiteTerminology implements AutoCloseable {
  private final Settings settings;
  private final RemoteTerminology remote;

  /**
   * The terminology of a site.
   *
   * @param data the folder of the service's data, where the answers of servers are kept
   */
  public SiteTerminology(Settings settings, Optional<Path> data, InstantSource clock) {
    this.settings = settings;
    List<TerminologyServer> servers =
        settings.terminology().servers().stream().map(SiteTerminology::server).toList();
    remote = new RemoteTerminology(servers, data.map(each -> each.resolve("terminology")), clock);
  }

  private static TerminologyServer server(TerminologyServerSettings settings) {
    URI url = Objects.requireNonNull(settings.url(), "the settings are checked");
    return new TerminologyServer(
        url,
        Set.copyOf(settings.codeSystems()),
        Set.copyOf(settings.translate()),
        settings.timeout());
  }

  /** The zone in which the site counts days. */
  public ZoneId zone() {
    return settings.zone();
  }

  /** The servers. */
  public RemoteTerminology remote() {
    return remote;
  }

  /** Checks of the listed codes by the servers; they find nothing where there is no server. */
  public CodeChecks codeChecks() {
    Set<String> systems = new HashSet<>();
    settings.terminology().servers().forEach(server -> systems.addAll(server.codeSystems()));
    return new CodeChecks(remote, systems);
  }

  /** What the site adds to the content, with what its servers have said so far. */
  public Site site() {
    return new Site(
        settings.parameters(), settings.terminology().mapsFolder(), remote, remote.learnt());
  }

  @Override
  public void close() {
    remote.close();
  }
}
