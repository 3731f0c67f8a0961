package dev.carpus.benchmarks;

import dev.carpus.benchmarks.http.Echo;
import dev.carpus.benchmarks.http.HookClient;
import dev.carpus.benchmarks.http.ServedHooks;
import dev.carpus.benchmarks.http.ServerProcess;
import dev.carpus.benchmarks.http.ServerRow;
import dev.carpus.benchmarks.ratio.Row;
import dev.carpus.benchmarks.ratio.RowName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;

/** The service, its peer and the echo, each in a process of its own; closing ends all. */
final class Servers implements AutoCloseable {
  private static final int AT_A_TIME = 16;
  private static final String COLLECTOR = "-XX:+UseSerialGC";
  private static final List<String> FLAGS = List.of("-Xmx1g", COLLECTOR);

  /** Sixteen charts of 2000 resources at a time as objects need more. */
  private static final List<String> FLAGS_OF_HAPI = List.of("-Xmx4g", COLLECTOR);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Lazy<ServerProcess> service;
  private final Lazy<ServerProcess> hapi;
  private final Lazy<ServerProcess> echo = new Lazy<>(() -> ServerProcess.start(Echo.class, FLAGS));
  private final String path;

  /**
   * Starts each when it is first needed.
   *
   * @param pathway the id of the service that is called
   * @param moment when charts are opened
   */
  Servers(String pathway, Instant moment) {
    service = new Lazy<>(() -> ServerProcess.start(ServedHooks.class, FLAGS, moment.toString()));
    hapi = new Lazy<>(() -> ServerProcess.start(HapiHooks.class, FLAGS_OF_HAPI, moment.toString()));
    path = "/cds-services/" + pathway;
  }

  /** The service, asked for the cards of a chart. */
  Row service(RowName name, byte[] body) {
    return new ServerRow(name, service.get(), new HookClient(http, hook(), body), AT_A_TIME);
  }

  /** The echo, sent the same bytes, and asked for as many as the service answers. */
  Row echo(RowName name, byte[] body) {
    URI url = echo.get().url().resolve("/echo/" + answer(body).length);
    return new ServerRow(name, echo.get(), new HookClient(http, url, body), AT_A_TIME);
  }

  /** CDS Hooks of HAPI, asked for the cards of a chart. */
  Row hapi(RowName name, byte[] body) {
    return new ServerRow(name, hapi.get(), new HookClient(http, hapiHook(), body), AT_A_TIME);
  }

  private URI hapiHook() {
    return hapi.get().url().resolve("/cds-services/" + HapiHooks.ID);
  }

  private URI hook() {
    return service.get().url().resolve(path);
  }

  /** The cards of a chart, from the service. */
  byte[] answer(byte[] body) {
    return answer(hook(), body);
  }

  /** The cards of a chart, from HAPI. */
  byte[] answerOfHapi(byte[] body) {
    return answer(hapiHook(), body);
  }

  /** How many calls of the service were answered without their decision being stored. */
  long decisionsNotStored() throws IOException, InterruptedException {
    HttpRequest metrics = HttpRequest.newBuilder(service.get().url().resolve("/metrics")).build();
    String name = "carpus_memory_failures_total ";
    return http.send(metrics, HttpResponse.BodyHandlers.ofLines())
        .body()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length())))
        .findFirst()
        .orElseThrow();
  }

  private byte[] answer(URI url, byte[] body) {
    try {
      return new HookClient(http, url, body).call();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the service is called", ended);
    }
  }

  @Override
  public void close() {
    http.close();
    service.made().ifPresent(ServerProcess::close);
    hapi.made().ifPresent(ServerProcess::close);
    echo.made().ifPresent(ServerProcess::close);
  }
}
