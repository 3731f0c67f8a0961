package dev.carpus.server.command;

import dev.carpus.server.StartRefused;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The sandbox FHIR server, in a process of its own.
 *
 * <p>The first start on a data folder is a rehearsal: it loads the sample patients and leaves an
 * AOT cache, so that later starts are short.
 */
final class Sandbox implements AutoCloseable {
  private static final int LONGEST_START_SECONDS = 300;
  private static final int LONGEST_END_SECONDS = 20;

  private final Process process;
  private final URI base;
  private final Path log;

  private Sandbox(Process process, URI base, Path log) {
    this.process = process;
    this.base = base;
    this.log = log;
  }

  /**
   * Starts the sandbox; it is ready some time later.
   *
   * @throws StartRefused if it is not built, or its port is taken
   */
  static Sandbox start(Path home, DataFolder data, int port, PrintWriter out)
      throws InterruptedException {
    Path jar = home.resolve("modules/sandbox/target/carpus-sandbox.jar");
    if (!Files.exists(jar)) {
      throw new StartRefused("carpus: the sandbox is not built; start the demo by ./carpus demo");
    }
    checkFree(port);
    try {
      Path folder = Files.createDirectories(data.resolve("sandbox"));
      Path log = folder.resolve("sandbox.log");
      rehearse(jar, folder, log, out);
      Process process =
          run(
              List.of("-XX:AOTCache=" + folder.resolve("sandbox.aot")),
              jar,
              List.of("--port=" + port, "--data=" + folder.resolve("db")),
              log);
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end-sandbox"));
      return new Sandbox(process, URI.create("http://127.0.0.1:" + port), log);
    } catch (IOException failed) {
      throw new StartRefused("carpus: the sandbox does not start: " + failed.getMessage());
    }
  }

  /** Loads the data and makes the cache, once for each build of the sandbox and each Java. */
  private static void rehearse(Path jar, Path folder, Path log, PrintWriter out)
      throws IOException, InterruptedException {
    Path stamp = folder.resolve("prepared");
    String build = Files.size(jar) + " " + Files.getLastModifiedTime(jar) + " " + Runtime.version();
    if (Files.exists(stamp) && Files.readString(stamp).equals(build)) {
      return;
    }
    out.println("Preparing the FHIR server and its sample patients; once, a minute or two ...");
    Process process =
        run(
            List.of("-XX:AOTCacheOutput=" + folder.resolve("sandbox.aot")),
            jar,
            List.of("--prepare", "--port=0", "--data=" + folder.resolve("db")),
            log);
    Thread end = new Thread(process::destroy, "end-rehearsal");
    Runtime.getRuntime().addShutdownHook(end);
    int code = process.waitFor();
    Runtime.getRuntime().removeShutdownHook(end);
    if (code != 0) {
      throw new StartRefused("carpus: the sandbox could not be prepared; see " + log);
    }
    Files.writeString(stamp, build);
  }

  private static Process run(List<String> options, Path jar, List<String> arguments, Path log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The same for rehearsal and performance: a cache made under another collector is not used.
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx768m", "-Xlog:disable", "-Xlog:all=error"));
    command.addAll(options);
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static void checkFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      socket.setReuseAddress(true);
    } catch (IOException taken) {
      throw new StartRefused(
          "carpus: port "
              + port
              + " is taken, which the FHIR server needs; free it, or name another with --fhir-port");
    }
  }

  /** The base URL of the FHIR server. */
  URI fhirServer() {
    return base.resolve("/fhir");
  }

  /**
   * Waits until the sample patients can be read.
   *
   * @throws StartRefused if the sandbox ends before, or takes minutes
   */
  void awaitReady() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (!isUp(client)) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new StartRefused("carpus: the FHIR server did not start; see " + log);
        }
        process.waitFor(200, TimeUnit.MILLISECONDS);
      }
    }
  }

  private boolean isUp(HttpClient client) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/health")).timeout(Duration.ofSeconds(5)).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  /** Waits until the sandbox ends by itself, which it should not. */
  int awaitEnd() throws InterruptedException {
    process.waitFor();
    throw new StartRefused("carpus: the FHIR server ended; see " + log);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
