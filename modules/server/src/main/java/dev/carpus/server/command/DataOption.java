package dev.carpus.server.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option by which a command finds what a service keeps. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".carpus",
      description = "The data of the service; ${DEFAULT-VALUE} by default.")
  private Path folder = Path.of(".carpus");

  /** The folder; it need not be there. */
  Path folder() {
    return folder;
  }
}
