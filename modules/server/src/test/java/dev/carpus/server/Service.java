package dev.carpus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A started service on a free port, at a fixed moment, and a client of it. */
public final class Service implements AutoCloseable {
  /** The moment at which it is there, as in the cases of the authors. */
  public static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");

  /** A deadline that no test reaches on a machine with other work to do. */
  public static final String PATIENT = "carpus.retrieval.deadline: 30s";

  public static final String ID = "bilateral-hand-cramping";

  /** The rules that speak for {@link HookBody#full()}, in the order of their three cards. */
  public static final List<String> NEW_CRAMPS =
      List.of("P-02", "P-04", "P-06", "P-08", "P-09", "P-11", "P-61");

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final StrictSchema RESPONSE = StrictSchema.ofResponse();
  private static final StrictSchema DISCOVERY = StrictSchema.ofDiscovery();

  private final HttpClient client = HttpClient.newHttpClient();
  private final RunningService running;

  private Service(RunningService running) {
    this.running = running;
  }

  /** A loopback port on which nothing listens now. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Starts a service with this configuration, in YAML. */
  public static Service start(String yaml) {
    return start(yaml, Optional.empty());
  }

  /** Starts a service that serves the chart, too. */
  public static Service start(String yaml, Optional<URI> chartFhirServer) {
    return start(yaml, chartFhirServer, outside());
  }

  /** Starts a service with another time. */
  public static Service start(String yaml, Optional<URI> chartFhirServer, Outside outside) {
    Path config = configuration(yaml);
    return new Service(
        CarpusService.start(
            new ServeOptions(
                Optional.of(0),
                Optional.empty(),
                Optional.of(config),
                Optional.empty(),
                chartFhirServer),
            outside));
  }

  /** Starts a service that listens where its configuration says, on this machine's clock. */
  public static Service startAsConfigured(String yaml) {
    return new Service(
        CarpusService.start(
            new ServeOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.of(configuration(yaml)),
                Optional.empty(),
                Optional.empty())));
  }

  /** Starts a service whose chart page signs its calls by the key in a file. */
  public static Service startSigned(String yaml, URI chartFhirServer, Path chartKey) {
    return new Service(
        CarpusService.start(
            new ServeOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.of(configuration(yaml)),
                Optional.empty(),
                Optional.of(chartFhirServer),
                Optional.of(chartKey)),
            outside()));
  }

  /** Starts a service of this content that keeps its data in a folder, if there is one. */
  public static Service start(String yaml, Path content, Optional<Path> data, InstantSource clock) {
    return new Service(
        CarpusService.start(
            new ServeOptions(
                Optional.of(0),
                Optional.of(content),
                Optional.of(configuration(yaml)),
                data,
                Optional.empty()),
            outside(clock)));
  }

  /** Starts a service of the shipped content that keeps its data in a folder. */
  public static Service startIn(Path data, String yaml) {
    return start(yaml, Optional.of(data), InstantSource.fixed(AT));
  }

  /** Starts a service of the shipped content that keeps its data in a folder, if there is one. */
  public static Service start(String yaml, Optional<Path> data, InstantSource clock) {
    return new Service(
        CarpusService.start(
            new ServeOptions(
                Optional.of(0),
                Optional.empty(),
                Optional.of(configuration(yaml)),
                data,
                Optional.empty()),
            outside(clock)));
  }

  private static Path configuration(String yaml) {
    try {
      Path config = Files.createTempFile("carpus", ".yaml");
      config.toFile().deleteOnExit();
      return Files.writeString(config, yaml);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A clock that is set forward takes the count of nanoseconds along, as time itself does. */
  private static Outside outside(InstantSource clock) {
    return new Outside(
        clock,
        clock instanceof SettableClock settable ? settable::nanoTime : System::nanoTime,
        UUID::randomUUID);
  }

  public static Outside outside() {
    return new Outside(InstantSource.fixed(AT), System::nanoTime, UUID::randomUUID);
  }

  public int port() {
    return running.port();
  }

  public URI url(String path) {
    return URI.create(running.url() + path);
  }

  /** A URL at the operators' port. */
  public URI managementUrl(String path) {
    return URI.create(running.managementUrl() + path);
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  public HttpResponse<String> options(String path, String... headers) {
    return send(request(path, headers).method("OPTIONS", BodyPublishers.noBody()));
  }

  /** Calls the pathway's service. */
  public HttpResponse<String> call(HookBody body, String... headers) {
    return post("/cds-services/" + ID, body.json(), headers);
  }

  /** Posts JSON. */
  public HttpResponse<String> post(String path, String body, String... headers) {
    return send(
        request(path, headers)
            .setHeader("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  public HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(url(path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  /**
   * Sends a request. Whatever it is answered with by the protocol's routes is checked against the
   * strict schema of that answer.
   */
  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      checkByItsSchema(response);
      return response;
    } catch (IOException lost) {
      throw new IllegalStateException("no answer", lost);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(ended);
    }
  }

  private static void checkByItsSchema(HttpResponse<String> response) {
    String path = response.uri().getPath();
    if (response.statusCode() == 200 && path.equals("/cds-services")) {
      assertThat(DISCOVERY.errors(response.body())).isEmpty();
    } else if (response.statusCode() == 200 && path.matches("/cds-services/[^/]+")) {
      assertThat(RESPONSE.errors(response.body())).isEmpty();
    }
  }

  /** The numbers of the rules behind the cards that a call is answered with, in their order. */
  public List<String> rules(HookBody body) {
    HttpResponse<String> response = call(body);
    if (response.statusCode() != 200) {
      throw new IllegalStateException(response.statusCode() + ": " + response.body());
    }
    List<String> rules = new ArrayList<>();
    for (JsonNode card : json(response).path("cards")) {
      card.at("/extension/dev.carpus.why/rules").forEach(rule -> rules.add(rule.asString()));
    }
    return rules;
  }

  /** The card of an answer that names a rule. */
  public static JsonNode cardOf(String rule, HttpResponse<String> response) {
    for (JsonNode card : json(response).path("cards")) {
      for (JsonNode each : card.at("/extension/dev.carpus.why/rules")) {
        if (each.asString().equals(rule)) {
          return card;
        }
      }
    }
    throw new IllegalStateException("no card of " + rule + ": " + response.body());
  }

  /** The sample of the metrics that starts so; nothing where there is none. */
  public Optional<Double> metric(String start) {
    return send(HttpRequest.newBuilder(managementUrl("/metrics")).GET())
        .body()
        .lines()
        .filter(line -> line.startsWith(start))
        .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst();
  }

  /** The body of an answer, as JSON. */
  public static JsonNode json(HttpResponse<String> response) {
    return MAPPER.readTree(response.body());
  }

  /** Ends the service; its client goes on. */
  public void stop() {
    running.close();
  }

  @Override
  public void close() {
    running.close();
    client.close();
  }
}
