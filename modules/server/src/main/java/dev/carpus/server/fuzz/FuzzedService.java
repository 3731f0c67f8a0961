package dev.carpus.server.fuzz;

import dev.carpus.server.CarpusService;
import dev.carpus.server.Outside;
import dev.carpus.server.RunningService;
import dev.carpus.server.ServeOptions;
import dev.carpus.server.rehearsal.CaseCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service in this process to send requests to, with a FHIR server that it may read from, and the
 * requests to begin with. Its time is that of the authors' cases.
 */
public final class FuzzedService implements AutoCloseable {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Instant TIME_OF_CASES = Instant.parse("2026-11-22T12:00:00Z");
  private static final int MOST_CASES = 200;

  /** A short deadline, a small body; and a rate that the run does not reach. */
  private static final String SETTINGS =
      """
      carpus.retrieval.deadline: 150ms
      carpus.limits.body: 512KB
      carpus.limits.rate: 1000000
      """;

  private final RunningService service;
  private final UnreliableFhirServer fhirServer;
  private final Wire wire;
  private final Seeds seeds;

  private FuzzedService(
      RunningService service, UnreliableFhirServer fhirServer, Wire wire, Seeds seeds) {
    this.service = service;
    this.fhirServer = fhirServer;
    this.wire = wire;
    this.seeds = seeds;
  }

  /**
   * Starts the service.
   *
   * @param more a folder of JSON to begin with, besides what is made of the content's cases
   */
  public static FuzzedService start(Outside outside, Optional<Path> more) throws IOException {
    RunningService service = service(outside);
    try {
      Wire plain = new Wire(service.port(), 0, outside.nanoTime());
      List<Seed> calls = CaseCalls.of(discovery(plain), MOST_CASES).stream().map(Seed::of).toList();
      Seeds seeds = new Seeds(calls, others(calls.getFirst().target(), more));
      UnreliableFhirServer fhirServer = new UnreliableFhirServer(calls.getFirst());
      Wire wire = new Wire(service.port(), fhirServer.port(), outside.nanoTime());
      return new FuzzedService(service, fhirServer, wire, seeds);
    } catch (IOException | RuntimeException failed) {
      service.close();
      throw failed;
    }
  }

  private static RunningService service(Outside outside) throws IOException {
    Path config = Files.createTempFile("carpus-fuzz", ".yaml");
    try {
      Files.writeString(config, SETTINGS);
      return CarpusService.start(
          new ServeOptions(
              Optional.of(0),
              Optional.empty(),
              Optional.of(config),
              Optional.empty(),
              Optional.empty()),
          outside.from(TIME_OF_CASES));
    } finally {
      Files.delete(config);
    }
  }

  private static JsonNode discovery(Wire wire) {
    Exchange exchange = wire.send(FuzzRequest.post("/cds-services", new byte[0]).withMethod("GET"));
    if (exchange.status() != 200) {
      throw new IllegalStateException("discovery was answered with status " + exchange.status());
    }
    return MAPPER.readTree(exchange.answers().getFirst().body());
  }

  private static List<Seed> others(String target, Optional<Path> folder) throws IOException {
    List<Seed> others = new ArrayList<>();
    FeedbackBodies.all().forEach(body -> others.add(new Seed(target + "/feedback", body)));
    if (folder.isPresent()) {
      try (Stream<Path> files = Files.walk(folder.get())) {
        for (Path file :
            files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
          json(file).ifPresent(body -> others.add(new Seed(target, body)));
        }
      }
    }
    return others;
  }

  /** What is no JSON cannot be changed as such, and is left aside. */
  private static Optional<JsonNode> json(Path file) throws IOException {
    try {
      return Optional.of(MAPPER.readTree(Files.readString(file, StandardCharsets.UTF_8)));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  Wire wire() {
    return wire;
  }

  Seeds seeds() {
    return seeds;
  }

  @Override
  public void close() {
    service.close();
    fhirServer.close();
  }
}
