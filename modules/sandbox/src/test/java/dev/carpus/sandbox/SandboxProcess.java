package dev.carpus.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged sandbox, started from its jar as a process of its own. */
final class SandboxProcess {

  private static final Duration START_LIMIT = Duration.ofMinutes(4);

  private final Process process;

  private SandboxProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts {@code java -jar carpus-sandbox.jar} with the arguments; what it says is in the file.
   */
  static SandboxProcess start(Path output, String... arguments) throws IOException {
    Stream<String> java =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx1g",
            "-jar",
            Path.of("target", "carpus-sandbox.jar").toString());
    List<String> command = Stream.concat(java, Stream.of(arguments)).toList();
    return new SandboxProcess(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start());
  }

  /** A port of the loopback interface that nothing listens on. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  /** Asks for the health until it is 200, and gives the status codes of all answers so far. */
  List<Integer> untilHealthy(HttpClient http, URI health) throws InterruptedException {
    List<Integer> statuses = new ArrayList<>();
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (statuses.isEmpty() || statuses.getLast() != 200) {
      if (System.nanoTime() > deadline || process.waitFor(100, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("the sandbox did not become healthy: " + statuses);
      }
      ask(http, health, statuses);
    }
    return statuses;
  }

  private static void ask(HttpClient http, URI health, List<Integer> statuses)
      throws InterruptedException {
    try {
      HttpResponse<Void> answer =
          http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding());
      statuses.add(answer.statusCode());
    } catch (ConnectException _) {
      // It does not listen yet.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends SIGTERM, and gives the exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    return exitCode();
  }

  /** Waits for the process to end by itself, and gives the exit code. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the sandbox did not end within a minute");
    }
    return process.exitValue();
  }

  /** Ends the process at once, if it still runs. */
  void kill() {
    process.destroyForcibly();
  }
}
