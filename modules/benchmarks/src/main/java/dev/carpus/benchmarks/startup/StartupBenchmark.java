package dev.carpus.benchmarks.startup;

import dev.carpus.benchmarks.startup.StartedProcess.Probe;
import dev.carpus.server.rehearsal.CaseCall;
import dev.carpus.server.rehearsal.CaseCalls;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Starts the service and the echo by turns, each time in a fresh process with its AOT cache and
 * never without, and tells how soon each is ready and how its first call compares with later ones.
 */
public final class StartupBenchmark {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int ROUNDS = 11;
  private static final int CALLS = 110;
  private static final int NEAR_HUNDREDTH = 90;

  private final Path jar;
  private final Path work;
  private final int rounds;

  /**
   * A benchmark.
   *
   * @param jar the service's, with its libraries beside it
   * @param work a folder for caches and data, which are kept for the next time
   * @param rounds how often each is started
   */
  StartupBenchmark(Path jar, Path work, int rounds) {
    this.jar = jar.toAbsolutePath();
    this.work = work.toAbsolutePath();
    this.rounds = rounds;
  }

  /** Measures the service that is built in this folder, which is the product's. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    run(System.out, Path.of("modules/benchmarks/target/startup.json"));
  }

  /** Measures, prints a table and writes JSON. */
  public static void run(PrintStream out, Path json) throws IOException, InterruptedException {
    Path work = Files.createDirectories(Path.of("modules/benchmarks/target/startup"));
    StartupResult result =
        new StartupBenchmark(Path.of("modules/server/target/carpus.jar"), work, ROUNDS).measure();
    result.lines().forEach(out::println);
    Files.writeString(json, result.json());
  }

  /** Measures; caches that are not there are made first. */
  StartupResult measure() throws IOException, InterruptedException {
    Contenders contenders = new Contenders(jar, work);
    Contender echo = contenders.echo();
    try (HttpClient client = HttpClient.newHttpClient()) {
      Contender service = contenders.service();
      if (!Files.exists(service.cache())) {
        end(new ProcessBuilder(service.training(List.of("train"), 0, work)), "training");
      }
      if (!Files.exists(echo.cache())) {
        trainEcho(echo, client);
      }
      service = service.calling(call(service, client));
      List<Start> services = new ArrayList<>();
      List<Start> echoes = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        services.add(start(service, client));
        echoes.add(start(echo, client));
      }
      return new StartupResult(services, echoes);
    }
  }

  private void end(ProcessBuilder process, String name) throws IOException, InterruptedException {
    Path log = work.resolve(name + ".log");
    int code = process.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
    if (code != 0) {
      throw new IOException(name + " failed: " + Files.readString(log));
    }
  }

  /** As many calls as are made when it is measured, and a few starts' worth more. */
  private void trainEcho(Contender echo, HttpClient client)
      throws IOException, InterruptedException {
    int port = StartedProcess.freePort();
    List<String> command = echo.training(echo.served(), port, work);
    try (StartedProcess process =
        StartedProcess.start(command, port, work.resolve("echo.log"), client)) {
      Duration _ = process.awaitReady(echo.probe());
      for (int i = 0; i < 5 * CALLS; i++) {
        Duration _ = process.call(echo.call());
      }
      process.end();
    }
  }

  /** A call that the service itself says how to make: that of the first case. */
  private Probe call(Contender service, HttpClient client)
      throws IOException, InterruptedException {
    Path data = Files.createTempDirectory(work, "data");
    int port = StartedProcess.freePort();
    try (StartedProcess process =
        StartedProcess.start(service.start(port, data), port, work.resolve("carpus.log"), client)) {
      Duration _ = process.awaitReady(service.probe());
      CaseCall call = CaseCalls.of(MAPPER.readTree(process.get("/cds-services")), 1).getFirst();
      process.end();
      return new Probe(call.target(), MAPPER.writeValueAsString(call.body()));
    } finally {
      Folder.delete(data);
    }
  }

  private Start start(Contender contender, HttpClient client)
      throws IOException, InterruptedException {
    Path data = Files.createTempDirectory(work, "data");
    int port = StartedProcess.freePort();
    try (StartedProcess process =
        StartedProcess.start(
            contender.start(port, data), port, work.resolve(contender.name() + ".log"), client)) {
      Duration ready = process.awaitReady(contender.probe());
      Duration cpu = process.cpu();
      List<Duration> calls = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        calls.add(process.call(contender.call()));
      }
      process.end();
      return new Start(
          ready, cpu, calls.getFirst(), Start.median(calls.subList(NEAR_HUNDREDTH, CALLS)));
    } finally {
      Folder.delete(data);
    }
  }
}
