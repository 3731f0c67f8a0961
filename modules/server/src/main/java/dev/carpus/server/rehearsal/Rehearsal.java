package dev.carpus.server.rehearsal;

import dev.carpus.server.CarpusService;
import dev.carpus.server.Outside;
import dev.carpus.server.RunningService;
import dev.carpus.server.ServeOptions;
import dev.carpus.server.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service of its own, started, called over loopback with the authors' cases, and ended; it leaves
 * nothing behind. Whoever watches the process learns from it what serving takes: Java's AOT cache.
 */
public final class Rehearsal {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Instant TIME_OF_CASES = Instant.parse("2026-11-22T12:00:00Z");

  /** More calls than these tell nothing new of what is called often. */
  private static final int MOST_CASES = 200;

  private static final int ROUNDS = 4;

  /** A rate that the calls do not reach. */
  private static final String SETTINGS = "carpus.limits.rate: 1000000\n";

  private final Outside outside;

  /** A rehearsal with these random numbers; its time is that of the authors' cases. */
  public Rehearsal(Outside outside) {
    this.outside = outside;
  }

  /**
   * Runs it.
   *
   * @return how many hook calls were answered
   * @throws StartRefused if the service does not start, or answers a call with an error of its own
   */
  public int run() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("carpus-rehearsal");
    try {
      return run(folder);
    } finally {
      delete(folder);
    }
  }

  private int run(Path folder) throws IOException, InterruptedException {
    Path config = Files.writeString(folder.resolve("rehearsal.yaml"), SETTINGS);
    ServeOptions options =
        new ServeOptions(
            Optional.of(0),
            Optional.empty(),
            Optional.of(config),
            Optional.of(folder.resolve("data")),
            Optional.empty());
    try (RunningService service = CarpusService.start(options, outside.from(TIME_OF_CASES));
        HttpClient client = HttpClient.newHttpClient()) {
      return call(new Client(client, service.url()));
    }
  }

  private static int call(Client client) throws IOException, InterruptedException {
    client.get("/health");
    List<CaseCall> calls = CaseCalls.of(MAPPER.readTree(client.get("/cds-services")), MOST_CASES);
    int answered = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (CaseCall call : calls) {
        client.post(call);
        answered++;
      }
    }
    client.get("/metrics");
    return answered;
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException left) {
      throw new UncheckedIOException("cannot delete " + folder, left);
    }
  }

  private record Client(HttpClient http, URI base) {
    byte[] get(String path) throws IOException, InterruptedException {
      return send(HttpRequest.newBuilder(base.resolve(path)).build());
    }

    void post(CaseCall call) throws IOException, InterruptedException {
      byte[] _ =
          send(
              HttpRequest.newBuilder(base.resolve(call.target()))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(call.body())))
                  .build());
    }

    /** The body of an answer; a case may well say that required data is lacking. */
    private byte[] send(HttpRequest request) throws IOException, InterruptedException {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() != 200 && response.statusCode() != 412) {
        throw new StartRefused(
            "carpus: "
                + request.uri().getPath()
                + " was answered with status "
                + response.statusCode());
      }
      return response.body();
    }
  }
}
