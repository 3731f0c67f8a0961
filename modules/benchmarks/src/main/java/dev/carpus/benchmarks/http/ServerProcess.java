package dev.carpus.benchmarks.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server of this class path in a process of its own, on a free loopback port. */
public final class ServerProcess implements AutoCloseable {
  private static final String PORTS = "ports";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration ENDING = Duration.ofSeconds(20);

  private final Path folder;
  private final Process process;
  private final URI url;
  private final int meter;

  private ServerProcess(Path folder, Process process, int port, int meter) {
    this.folder = folder;
    this.process = process;
    this.url = URI.create("http://127.0.0.1:" + port);
    this.meter = meter;
  }

  /**
   * Starts a server, and waits until it listens.
   *
   * @param main a program that is given a folder, where it tells its port, and these arguments
   * @param flags for the Java that it runs on
   * @throws IllegalStateException if it ends, or does not listen in time
   */
  public static ServerProcess start(Class<?> main, List<String> flags, String... arguments) {
    try {
      Path folder = Files.createTempDirectory("carpus-bench");
      List<String> command = new ArrayList<>();
      command.add(ProcessHandle.current().info().command().orElse("java"));
      command.addAll(flags);
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
      command.add(folder.toString());
      command.addAll(List.of(arguments));
      Path log = folder.resolve("log");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      List<Integer> ports = ports(process, folder);
      return new ServerProcess(folder, process, ports.getFirst(), ports.getLast());
    } catch (IOException failed) {
      throw new UncheckedIOException("a server could not be started", failed);
    }
  }

  private static List<Integer> ports(Process process, Path folder) throws IOException {
    long start = System.nanoTime();
    Path file = folder.resolve(PORTS);
    while (!Files.exists(file)) {
      if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "a server does not listen: " + Files.readString(folder.resolve("log")));
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException ended) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while a server starts", ended);
      }
    }
    return Files.readAllLines(file).stream().map(Integer::valueOf).toList();
  }

  /**
   * Says where a server and its meter listen, and ends this process when the one that started it
   * ends.
   */
  static void serve(Path folder, int port) throws IOException {
    // Whoever waits for it must not see half of it.
    Path written =
        Files.writeString(folder.resolve("ports.part"), port + "\n" + ServerMeter.open());
    Files.move(written, folder.resolve(PORTS), StandardCopyOption.ATOMIC_MOVE);
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }

  /** Where it listens, without a slash at the end. */
  public URI url() {
    return url;
  }

  /** What its process has used so far. */
  ServerMeter.Reading meter() {
    return ServerMeter.read(meter);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(ENDING.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (InterruptedException ended) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
