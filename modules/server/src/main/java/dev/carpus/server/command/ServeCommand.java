package dev.carpus.server.command;

import dev.carpus.server.CarpusService;
import dev.carpus.server.RunningService;
import dev.carpus.server.ServeOptions;
import java.net.URI;
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

  @Option(
      names = "--chart",
      paramLabel = "URL",
      description = {
        "Serve the chart page, too, which reads from this FHIR server: for demonstrations,",
        "as whoever opens the page acts as a clinician."
      })
  private Optional<URI> chart = Optional.empty();

  @Option(
      names = "--chart-key",
      paramLabel = "FILE",
      description = "The key by which the chart page signs its calls; carpus keys makes one.")
  private Optional<Path> chartKey = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    try (DataFolder _ = DataFolder.lock(data);
        RunningService service =
            CarpusService.start(
                new ServeOptions(port, content, config, Optional.of(data), chart, chartKey))) {
      spec.commandLine().getOut().println("Carpus listens at " + service.url() + "/cds-services");
      new CountDownLatch(1).await();
    }
    return 0;
  }
}
