package dev.carpus.server.endtoend;

import dev.carpus.server.Service;
import dev.carpus.server.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Instances that are processes of this machine, each of the packaged program. */
record ProcessReplicas(List<URI> urls, List<Process> processes) implements Replicas {
  static Replicas start(ReplicaSettings settings) {
    String database = TestPostgres.shared().database();
    List<URI> urls = new ArrayList<>();
    List<Process> processes = new ArrayList<>();
    try {
      for (int number = 0; number < INSTANCES; number++) {
        int port = Service.freePort();
        urls.add(URI.create("http://127.0.0.1:" + port));
        processes.add(start(settings, port, database));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new ProcessReplicas(urls, processes);
  }

  private static Process start(ReplicaSettings settings, int port, String database)
      throws IOException {
    Path folder = settings.folder("127.0.0.1", port, Running.get().fhirServer(), database);
    Path jar =
        Path.of(Objects.requireNonNull(System.getProperty("carpus.root")))
            .resolve("modules/server/target/carpus.jar");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-jar",
                jar.toString(),
                "serve",
                "--config",
                folder.resolve("carpus.yaml").toString(),
                "--data",
                folder.resolve("data").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return process;
  }

  @Override
  public URI instance(int number) {
    return urls.get(number);
  }

  @Override
  public URI fhirServer() {
    return Running.get().fhirServer();
  }

  @Override
  public URI fhirServerOfInstances() {
    return Running.get().fhirServer();
  }

  @Override
  public void kill(int number) {
    processes.get(number).destroyForcibly();
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
