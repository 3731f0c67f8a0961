package dev.carpus.benchmarks.startup;

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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A service in a process of its own. Used by one thread. */
final class StartedProcess implements AutoCloseable {
  /**
   * An HTTP request.
   *
   * @param body what is posted; nothing is for a GET
   */
  record Probe(String path, String body) {
    HttpRequest request(int port) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .timeout(Duration.ofMinutes(1))
              .header("Content-Type", "application/json");
      return (body.isEmpty() ? request.GET() : request.POST(BodyPublishers.ofString(body))).build();
    }
  }

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PAUSE_MILLIS = 4;

  private final long begin = System.nanoTime();
  private final Process process;
  private final Path log;
  private final int port;
  private final HttpClient client;

  private StartedProcess(Process process, Path log, int port, HttpClient client) {
    this.process = process;
    this.log = log;
    this.port = port;
    this.client = client;
  }

  /** Starts a process that listens at a port; what it writes goes to a file. */
  static StartedProcess start(List<String> command, int port, Path log, HttpClient client)
      throws IOException {
    return new StartedProcess(
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start(),
        log,
        port,
        client);
  }

  /** A port at which nobody listens now. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * Waits for the first 200.
   *
   * @return the time since the process was started
   * @throws IOException if the process ends before, or none comes
   */
  Duration awaitReady(Probe probe) throws IOException, InterruptedException {
    while (!isAnswered(probe)) {
      if (process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS) || age().compareTo(PATIENCE) > 0) {
        throw new IOException("the process did not start: " + Files.readString(log));
      }
    }
    return age();
  }

  private boolean isAnswered(Probe probe) throws InterruptedException {
    try {
      return send(probe).statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  /** What a GET is answered with. */
  byte[] get(String path) throws IOException, InterruptedException {
    return send(new Probe(path, "")).body();
  }

  /**
   * Makes a call.
   *
   * @return how long it took
   * @throws IOException if the answer is anything but 200
   */
  Duration call(Probe call) throws IOException, InterruptedException {
    long start = System.nanoTime();
    HttpResponse<byte[]> response = send(call);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (response.statusCode() != 200) {
      throw new IOException(call.path() + " was answered with status " + response.statusCode());
    }
    return took;
  }

  private HttpResponse<byte[]> send(Probe probe) throws IOException, InterruptedException {
    return client.send(probe.request(port), BodyHandlers.ofByteArray());
  }

  private Duration age() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** The time that its threads have had on any core, those of Java itself included. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Ends it as an operating system does, and waits until it has. */
  void end() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
