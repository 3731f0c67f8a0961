package dev.carpus.server.command;

import dev.carpus.pathway.content.ContentFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the product stands on this machine, as its wrapper script says. */
final class Home {
  private static final String PROPERTY = "carpus.home";

  private Home() {}

  /** The folder of the product; the working directory where the wrapper was not used. */
  static Path folder() {
    return Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath();
  }

  /** The content that a command works on: a given folder, the product's own, or the shipped one. */
  static ContentFolder content(Optional<Path> given) {
    if (given.isPresent()) {
      return new ContentFolder(given.get().toAbsolutePath().normalize());
    }
    Path own = folder().resolve("fhir-resources");
    return Files.isDirectory(own) ? new ContentFolder(own) : ContentFolder.shipped();
  }
}
