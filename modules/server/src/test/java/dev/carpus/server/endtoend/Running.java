package dev.carpus.server.endtoend;

import dev.carpus.server.CarpusService;
import dev.carpus.server.RunningService;
import dev.carpus.server.ServeOptions;
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
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sandbox and a service that reads from it, started once for all tests. */
final class Running {
  static final JsonMapper MAPPER = JsonMapper.builder().build();
  static final String SERVICE = "/cds-services/bilateral-hand-cramping";

  /** Started when it is first asked for, which tests of other instances do not do. */
  private static final class Shared {
    static final Running RUNNING = start();
  }

  private final SandboxProcess sandbox;
  private final RunningService service;
  private final HttpClient client = HttpClient.newHttpClient();

  private Running(SandboxProcess sandbox, RunningService service) {
    this.sandbox = sandbox;
    this.service = service;
  }

  static Running get() {
    return Shared.RUNNING;
  }

  private static Running start() {
    try {
      SandboxProcess sandbox = SandboxProcess.start();
      Path config = Files.createTempFile("carpus", ".yaml");
      config.toFile().deleteOnExit();
      // What is tested here is not how fast a cold FHIR server answers.
      Files.writeString(config, "carpus:\n  retrieval:\n    deadline: 60s\n");
      RunningService service =
          CarpusService.start(
              new ServeOptions(
                  Optional.of(0),
                  Optional.empty(),
                  Optional.of(config),
                  Optional.empty(),
                  Optional.of(sandbox.fhirServer())));
      return new Running(sandbox, service);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  URI url() {
    return service.url();
  }

  URI fhirServer() {
    return sandbox.fhirServer();
  }

  HttpResponse<String> get(URI url) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(url).header("Accept", "application/json").build(),
        BodyHandlers.ofString());
  }

  JsonNode fhir(String relativeUrl) throws IOException, InterruptedException {
    URI url = URI.create(fhirServer() + "/" + relativeUrl.replace("|", "%7C"));
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(url).header("Accept", "application/fhir+json").build(),
            BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(response.statusCode() + " for " + relativeUrl);
    }
    return MAPPER.readTree(response.body());
  }

  HttpResponse<String> post(URI url, String type, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(url)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> fire(String body) throws IOException, InterruptedException {
    return post(URI.create(url() + SERVICE), "application/json", body);
  }
}
