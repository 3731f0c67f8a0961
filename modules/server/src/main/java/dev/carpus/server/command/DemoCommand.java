package dev.carpus.server.command;

import dev.carpus.server.CarpusService;
import dev.carpus.server.RunningService;
import dev.carpus.server.ServeOptions;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Runs the whole thing on loopback: the service, a FHIR server with sample patients, a chart page.
 */
@Command(
    name = "demo",
    description =
        "Run everything on this machine: the CDS service, a FHIR server with sample patients, and"
            + " a chart page. Ctrl-C ends it.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The port of the CDS service; ${DEFAULT-VALUE} by default.")
  private int port = 8080;

  @Option(
      names = "--fhir-port",
      paramLabel = "N",
      defaultValue = "8090",
      description = "The port of the FHIR server; ${DEFAULT-VALUE} by default.")
  private int fhirPort = 8090;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".carpus",
      description = "Where the demo keeps its data; ${DEFAULT-VALUE} by default.")
  private Path data = Path.of(".carpus");

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (DataFolder folder = DataFolder.lock(data);
        Sandbox sandbox = Sandbox.start(Home.folder(), folder, fhirPort, out)) {
      configure(folder);
      URI fhirServer = sandbox.fhirServer();
      try (RunningService service =
          CarpusService.start(
              new ServeOptions(
                  Optional.of(port),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(data),
                  Optional.of(fhirServer)))) {
        sandbox.awaitReady();
        out.println();
        out.println("Carpus is ready:");
        out.println("  chart page    " + service.url() + "/chart");
        out.println("  CDS service   " + service.url() + "/cds-services");
        out.println("  FHIR server   " + fhirServer);
        out.println("Ctrl-C ends all of it.");
        return sandbox.awaitEnd();
      }
    }
  }

  /** Settings of a demo, where nothing else sets them. */
  private static void configure(DataFolder folder) {
    Map.of(
            // A sandbox on a laptop is slower than a hospital's FHIR server.
            "carpus.retrieval.deadline", "5s",
            // The console is for people here; the log goes to a file.
            "logging.threshold.console", "off",
            "logging.structured.format.file", "logstash",
            "logging.file.name", folder.resolve("carpus.log").toString())
        .forEach((key, value) -> {
          if (System.getProperty(key) == null) {
            System.setProperty(key, value);
          }
        });
  }
}
