package dev.carpus.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code carpus serve} in a process of its own, on a free loopback port. */
public final class ServiceProcess implements AutoCloseable {
  private static final Pattern LISTENS = Pattern.compile("Carpus listens at (http://\\S+)");

  private final Process process;
  private final URI services;

  private ServiceProcess(Process process, URI services) {
    this.process = process;
    this.services = services;
  }

  /**
   * Starts it, and waits until it listens.
   *
   * @param heap the most that its heap takes, as Java's {@code -Xmx} has it
   * @param arguments of the command
   */
  public static ServiceProcess start(String heap, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.carpus.server.Carpus",
                "serve",
                "--port",
                "0"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    // Not closed here: that would wait for the thread that reads on, for as long as the service is.
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    try {
      ServiceProcess service = new ServiceProcess(process, URI.create(url(output)));
      Thread.ofVirtual().start(() -> drain(output));
      return service;
    } catch (IOException | RuntimeException failed) {
      process.destroyForcibly();
      throw failed;
    }
  }

  private static String url(BufferedReader output) throws IOException {
    StringBuilder seen = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      seen.append(line).append('\n');
      Matcher listens = LISTENS.matcher(line);
      if (listens.find()) {
        return listens.group(1);
      }
    }
    throw new IllegalStateException("the service did not start:\n" + seen);
  }

  /** Reads on, so that the process never waits for a reader. */
  private static void drain(BufferedReader output) {
    try {
      while (output.readLine() != null) {
        // Nobody wants it.
      }
    } catch (IOException ended) {
      // It was killed.
    }
  }

  /** Where the pathway's service is. */
  public URI hook() {
    return URI.create(services + "/" + Service.ID);
  }

  /** Ends it as a power cut does. */
  public void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
