package dev.carpus.server.command;

import dev.carpus.pathway.content.ContentFolder;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** The parameter by which a command is told the content that it works on. */
final class ContentParameter {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      description = "The folder of pathways; the product's fhir-resources by default.")
  private Optional<Path> folder = Optional.empty();

  ContentFolder content() {
    return Home.content(folder);
  }
}
