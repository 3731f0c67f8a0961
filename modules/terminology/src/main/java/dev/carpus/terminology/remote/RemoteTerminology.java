package dev.carpus.terminology.remote;

import dev.carpus.terminology.CodeKey;
import dev.carpus.terminology.ExpansionSource;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;

/**
 * What terminology servers know: asked when content is loaded, when it is refreshed and in the
 * background, never while a hook waits.
 *
 * <p>The last good answer is kept through an outage, and through a restart if there is a folder for
 * it. All methods but {@link #state} and {@link #learnt} may wait for servers; none throws because
 * of one. Thread-safe. Only codes go out.
 *
 * @see <a href="https://hl7.org/fhir/R4/terminology-service.html">FHIR R4, terminology service</a>
 */
public final class RemoteTerminology implements ExpansionSource, AutoCloseable {
  /** Nothing where nobody is asked: what a client needs to trust servers takes its time. */
  private final Optional<HttpClient> client;

  private final List<RemoteServer> servers;

  /**
   * A terminology that has asked nothing yet.
   *
   * @param servers of two that have the same code system, the first one is asked
   * @param keptFolder where answers outlive the process; it is made when it is first needed
   */
  public RemoteTerminology(
      List<TerminologyServer> servers, Optional<Path> keptFolder, InstantSource clock) {
    this(servers, keptFolder, clock, Limits.USUAL);
  }

  RemoteTerminology(
      List<TerminologyServer> servers,
      Optional<Path> keptFolder,
      InstantSource clock,
      Limits limits) {
    FhirJson json = new FhirJson();
    KeptResources kept = new KeptResources(keptFolder, json);
    client = servers.isEmpty() ? Optional.empty() : Optional.of(client());
    this.servers =
        servers.stream()
            .map(
                server -> new RemoteServer(server, client.orElseThrow(), json, kept, clock, limits))
            .toList();
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .executor(Executors.newVirtualThreadPerTaskExecutor())
        .build();
  }

  /**
   * The codes of an include, the value sets that it names left aside. The server is asked at the
   * first time and by {@link #refresh}, not in between.
   */
  @Override
  public Expansion expand(ConceptSetComponent include) {
    Optional<RemoteServer> server = server(String.valueOf(include.getSystem()));
    return server.isPresent()
        ? server.get().expand(include)
        : ExpansionSource.none().expand(include);
  }

  /** Asks for every include and every translation again; whether anything is other than before. */
  public boolean refresh() {
    boolean isChanged = false;
    for (RemoteServer server : servers) {
      isChanged |= server.refresh();
    }
    return isChanged;
  }

  /** Sees whether each server answers, where it has not been asked for anything yet. */
  public void probe() {
    servers.forEach(RemoteServer::probe);
  }

  /**
   * Asks for what codes stand for, each once until the next {@link #refresh}; whether {@link
   * #learnt} has more than before.
   */
  public boolean translate(Collection<CodeKey> unknown) {
    boolean isChanged = false;
    for (RemoteServer server : servers) {
      isChanged |= server.translate(unknown);
    }
    return isChanged;
  }

  /** What was learnt by {@link #translate}, now and before the restart: a map for each server. */
  public List<ConceptMap> learnt() {
    return servers.stream().flatMap(server -> server.learnt().stream()).toList();
  }

  /** Whether a code is one of its system's. */
  public Validation validate(CodeKey code) {
    return server(code.system())
        .map(server -> server.validate(code))
        .orElseGet(() ->
            new Validation.Unknown("no terminology server is configured for " + code.system()));
  }

  /** How each server stands, at once. */
  public List<ServerState> state() {
    return servers.stream().map(RemoteServer::state).toList();
  }

  /** Ends all exchanges. */
  @Override
  public void close() {
    client.ifPresent(HttpClient::shutdownNow);
  }

  private Optional<RemoteServer> server(String codeSystem) {
    return servers.stream().filter(server -> server.knows(codeSystem)).findFirst();
  }
}
