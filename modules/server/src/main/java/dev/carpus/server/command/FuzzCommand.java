package dev.carpus.server.command;

import dev.carpus.server.Outside;
import dev.carpus.server.fuzz.Finding;
import dev.carpus.server.fuzz.FuzzResult;
import dev.carpus.server.fuzz.FuzzRun;
import dev.carpus.server.fuzz.FuzzedService;
import dev.carpus.server.fuzz.HeapInUse;
import dev.carpus.server.fuzz.RequestFile;
import dev.carpus.server.fuzz.SingleRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends a service requests that no client should send. */
@Command(
    name = "fuzz",
    description = {
      "Start a service, send it requests that are wrong in many ways, and check",
      "every answer: no 5xx but 503 with Retry-After, no error without an",
      "OperationOutcome, none slower than a second whenever it is sent alone, no",
      "more memory in use at the end. Exit code 1 if anything is found."
    },
    mixinStandardHelpOptions = true)
public final class FuzzCommand implements Callable<Integer> {
  private static final int MOST_AT_ONCE = 64;

  private final Outside outside;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--requests",
      paramLabel = "N",
      defaultValue = "100000",
      description = "How many; ${DEFAULT-VALUE} by default.")
  private long requests = 100_000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "What all requests follow from, a whole number; ${DEFAULT-VALUE} by default.")
  private long seed = 1;

  @Option(
      names = "--only",
      paramLabel = "I",
      description = "Send the request of this number alone and print what it is answered with.")
  private Optional<Long> only = Optional.empty();

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      description = "Send a kept request and print what it is answered with.")
  private Optional<Path> replay = Optional.empty();

  @Option(
      names = "--seeds",
      paramLabel = "DIR",
      description = "JSON files to begin with, besides the cases of the content.")
  private Optional<Path> seeds = Optional.empty();

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      defaultValue = ".carpus/fuzz",
      description = "Where requests that found something are kept; ${DEFAULT-VALUE} by default.")
  private Path keep = Path.of(".carpus/fuzz");

  @Option(
      names = "--concurrent",
      paramLabel = "N",
      defaultValue = "8",
      description = "How many at the same time; ${DEFAULT-VALUE} by default.")
  private int concurrent = 8;

  /** The command, with what comes from outside the program. */
  public FuzzCommand(Outside outside) {
    this.outside = outside;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (requests < 1) {
      throw new ParameterException(spec.commandLine(), "--requests wants a number above 0");
    }
    if (concurrent < 1 || concurrent > MOST_AT_ONCE) {
      throw new ParameterException(
          spec.commandLine(), "--concurrent wants a number from 1 to " + MOST_AT_ONCE);
    }
    configure();
    PrintWriter out = spec.commandLine().getOut();
    try (FuzzedService service = FuzzedService.start(outside, seeds)) {
      if (isSingle()) {
        SingleRequest single = new SingleRequest(service);
        if (only.isPresent()) {
          single.told(seed, only.get()).forEach(out::println);
        }
        if (replay.isPresent()) {
          single.told(Files.readString(replay.get())).forEach(out::println);
        }
        return 0;
      }
      FuzzResult result =
          new FuzzRun(service, seed, HeapInUse::bytes, new Console(out, keep, requests))
              .run(requests, concurrent);
      result.lines().forEach(out::println);
      return result.isClean() ? 0 : 1;
    }
  }

  private boolean isSingle() {
    return only.isPresent() || replay.isPresent();
  }

  /** The console is for findings, the log for a request that is looked at alone. */
  private void configure() {
    String least = isSingle() ? "error" : "off";
    if (System.getProperty("logging.threshold.console") == null) {
      System.setProperty("logging.threshold.console", least);
    }
  }

  /** Tells people how a run goes on, and keeps what it finds. */
  private record Console(PrintWriter out, Path keep, long requests) implements FuzzRun.Watcher {
    @Override
    public void found(Finding finding) {
      try {
        Path file = RequestFile.keep(keep, finding);
        out.println(
            "FOUND number "
                + finding.of().number()
                + ", seed "
                + finding.of().seed()
                + ": status "
                + finding.status()
                + ", "
                + finding.problem()
                + "; "
                + file);
      } catch (IOException unwritable) {
        throw new UncheckedIOException("cannot write to " + keep, unwritable);
      }
    }

    @Override
    public void sent(long sent) {
      out.println(sent + " of " + requests + " sent");
    }
  }
}
