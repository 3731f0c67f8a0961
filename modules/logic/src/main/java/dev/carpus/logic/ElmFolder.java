package dev.carpus.logic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * ELM kept as files beside the CQL: {@code elm/NAME.json}, and for a library that was translated
 * from a file of the folder {@code elm/NAME.cql.sha256}, the hash of the CQL.
 */
public final class ElmFolder {
  private final Path folder;

  /** The files below {@code pathway/elm}. */
  public ElmFolder(Path pathway) {
    this.folder = pathway.resolve("elm");
  }

  /** Writes the libraries, over those that are there. */
  public void write(CqlTranslation.Outcome.Translated translated) throws IOException {
    Files.createDirectories(folder);
    ElmLibrary main = translated.main();
    Files.writeString(file(main.name(), ".json"), main.json());
    Files.writeString(file(main.name(), ".cql.sha256"), main.cqlHash() + "\n");
    for (ElmLibrary library : translated.included()) {
      Files.writeString(file(library.name(), ".json"), library.json());
    }
  }

  /**
   * Reads what was written.
   *
   * @return nothing if there is no ELM, or if it was made from other CQL than this
   */
  public Optional<CqlTranslation.Outcome.Translated> read(String name, String cql)
      throws IOException {
    String hash = CqlTranslation.hash(cql);
    if (!isFresh(name, hash)) {
      return Optional.empty();
    }
    List<ElmLibrary> included = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path path : files.filter(file -> file.toString().endsWith(".json")).sorted().toList()) {
        String stem = path.getFileName().toString().replaceFirst("\\.json$", "");
        if (!stem.equals(name)) {
          included.add(library(Files.readString(path), ""));
        }
      }
    }
    return Optional.of(
        new CqlTranslation.Outcome.Translated(
            library(Files.readString(file(name, ".json")), hash), included));
  }

  /** Whether there is ELM of this name at all, fresh or stale. */
  public boolean holds(String name) {
    return Files.exists(file(name, ".json"));
  }

  /** Whether there is ELM of this name, made from CQL with this hash. */
  public boolean isFresh(String name, String hash) throws IOException {
    Path stored = file(name, ".cql.sha256");
    return Files.exists(stored)
        && Files.exists(file(name, ".json"))
        && Files.readString(stored).strip().equals(hash);
  }

  private Path file(String name, String ending) {
    return folder.resolve(name + ending);
  }

  private static ElmLibrary library(String json, String hash) {
    var identifier = ElmJson.library(json).path("identifier");
    return new ElmLibrary(
        ElmJson.text(identifier, "id"), ElmJson.text(identifier, "version"), hash, json);
  }
}
