package dev.carpus.server.command;

import dev.carpus.server.CarpusService;
import dev.carpus.server.RunningService;
import dev.carpus.server.ServeOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the CDS service until it is told to end. */
@Command(
    name = "serve",
    description = "Run the CDS service alone.",
    mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port to listen on; 8080 unless configured.")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--content",
      paramLabel = "DIR",
      description = "The folder of pathways; the shipped ones by default.")
  private Optional<Path> content = Optional.empty();

  @Option(names = "--config", paramLabel = "FILE", description = "The configuration, in YAML.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".carpus",
      description = "Where the service keeps its data; ${DEFAULT-VALUE} by default.")
  private Path data = Path.of(".carpus");

  @Override
  public Integer call() throws InterruptedException {
    try (DataFolder _ = DataFolder.lock(data);
        RunningService service =
            CarpusService.start(
                new ServeOptions(port, content, config, Optional.of(data), Optional.empty()))) {
      spec.commandLine().getOut().println("Carpus listens at " + service.url() + "/cds-services");
      new CountDownLatch(1).await();
    }
    return 0;
  }
}
