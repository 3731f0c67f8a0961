package dev.carpus.server.endtoend;

import dev.carpus.server.CommandRun;
import dev.carpus.server.Service;
import dev.carpus.server.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * All that a first start makes: keys, database, FHIR server, and the service in trusted mode with
 * its chart page.
 *
 * @param service where the service answers
 * @param end ends all of it, and forgets it
 */
record Installation(URI service, AutoCloseable end) implements AutoCloseable {
  /** The name of the containers' installation, beside which one of a user keeps its data. */
  private static final String PROJECT = "carpus-first-card";

  private static final int MINUTES = 8;

  /**
   * Makes it: by {@code docker/up} where containers are wanted, of images that are built; else with
   * a service of this process.
   *
   * @param folder where keys and configuration go
   */
  static Installation start(Path folder) throws IOException {
    return Replicas.areContainers() ? inContainers(folder) : inThisProcess(folder);
  }

  private static Installation inContainers(Path folder) throws IOException {
    dockerUp(folder, "--no-build");
    return new Installation(
        URI.create("http://127.0.0.1:8080"), () -> dockerUp(folder, "down", "--volumes"));
  }

  private static void dockerUp(Path folder, String... arguments) throws IOException {
    Path root = Path.of(Objects.requireNonNull(System.getProperty("carpus.root")));
    Path log = folder.resolve("docker-up.log");
    List<String> line = new ArrayList<>(List.of(root.resolve("docker/up").toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder command =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
    command.environment().put("PROJECT", PROJECT);
    command.environment().putIfAbsent("POSTGRES", ContainerReplicas.POSTGRES);
    Process process = command.start();
    try {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IllegalStateException(Files.readString(log));
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IOException(ended);
    } finally {
      process.destroy();
    }
  }

  private static Installation inThisProcess(Path folder) throws IOException {
    Path keys = folder.resolve("keys");
    Path password = folder.resolve("password");
    int made = CommandRun.of("keys", keys.toString(), "--password", password.toString()).code();
    if (made != 0) {
      throw new IllegalStateException("keys were not made: " + made);
    }
    int port = Service.freePort();
    URI fhirServer = Running.get().fhirServer();
    Service service =
        Service.startSigned(yaml(port, keys, fhirServer), fhirServer, keys.resolve("chart.jwk"));
    return new Installation(URI.create("http://127.0.0.1:" + port), service);
  }

  /** The configuration of the containers, with the places that things have here. */
  private static String yaml(int port, Path keys, URI fhirServer) throws IOException {
    Path shipped =
        Path.of(Objects.requireNonNull(System.getProperty("carpus.root")), "docker/carpus.yaml");
    return Files.readString(shipped)
        .replace("address: 0.0.0.0", "port: " + port + "\n  management: {port: 0}")
        .replace("127.0.0.1:8080", "127.0.0.1:" + port)
        .replace("http://127.0.0.1:8090/fhir", fhirServer.toString())
        .replace("/keys/", keys + "/")
        .replace("jdbc:postgresql://database/carpus", TestPostgres.shared().database())
        .replace("    user: carpus\n", "")
        .replace("    password-file: /database/password\n", "")
        .replace("deadline: 5s", "deadline: 60s");
  }

  @Override
  public void close() {
    try {
      end.close();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
