package dev.carpus.logic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * ELM kept as files beside the CQL: {@code elm/NAME.json}, and for a library that was translated
 * from a file of the folder {@code elm/NAME.cql.sha256}: a line for it and for each library that it
 * includes at any depth, with the hash of its CQL (nothing for one that comes with the translator)
 * and its name.
 */
public final class ElmFolder {
  private static final String MARK = ".cql.sha256";
  private static final String BETWEEN = "  ";

  private final Path folder;

  /** The files below {@code pathway/elm}. */
  public ElmFolder(Path pathway) {
    this.folder = pathway.resolve("elm");
  }

  /** Writes the libraries, over those that are there. */
  public void write(CqlTranslation.Outcome.Translated translated) throws IOException {
    Map<String, ElmLibrary> libraries = new TreeMap<>();
    libraries.put(translated.main().name(), translated.main());
    translated.included().forEach(library -> libraries.put(library.name(), library));
    Map<String, List<String>> includes = new HashMap<>();
    libraries.forEach((name, library) -> includes.put(name, ElmJson.includes(library.tree())));
    Files.createDirectories(folder);
    for (ElmLibrary library : libraries.values()) {
      Files.writeString(file(library.name(), ".json"), library.json());
      if (!library.cqlHash().isEmpty()) {
        String mark =
            reached(library.name(), includes).stream()
                .map(libraries::get)
                .filter(Objects::nonNull)
                .map(each -> each.cqlHash() + BETWEEN + each.name() + "\n")
                .collect(Collectors.joining());
        Files.writeString(file(library.name(), MARK), mark);
      }
    }
  }

  /** A library and all that it includes, at any depth. */
  private static NavigableSet<String> reached(String name, Map<String, List<String>> includes) {
    NavigableSet<String> reached = new TreeSet<>(Set.of(name));
    Deque<String> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      for (String included : includes.getOrDefault(open.remove(), List.of())) {
        if (reached.add(included)) {
          open.add(included);
        }
      }
    }
    return reached;
  }

  /**
   * Reads what was written.
   *
   * @param sources the CQL of the folder, by the names of the libraries
   * @return nothing if there is no ELM, or if it was made from other CQL than this
   */
  public Optional<CqlTranslation.Outcome.Translated> read(String name, Map<String, String> sources)
      throws IOException {
    if (!isFresh(name, sources)) {
      return Optional.empty();
    }
    List<ElmLibrary> included = new ArrayList<>();
    NavigableMap<String, String> marked = mark(name);
    for (Map.Entry<String, String> each : marked.entrySet()) {
      if (!each.getKey().equals(name)) {
        included.add(library(each.getKey(), each.getValue()));
      }
    }
    return Optional.of(
        new CqlTranslation.Outcome.Translated(
            library(name, marked.getOrDefault(name, "")), included));
  }

  /** Whether there is ELM of this name at all, fresh or stale. */
  public boolean holds(String name) {
    return Files.exists(file(name, ".json"));
  }

  /** Whether there is ELM of this name, made from this CQL. */
  public boolean isFresh(String name, Map<String, String> sources) throws IOException {
    return holds(name) && changed(name, sources).isEmpty();
  }

  /**
   * The libraries, this one and those that it includes, whose CQL is not what the ELM was made
   * from.
   *
   * @param sources the CQL of the folder, by the names of the libraries
   */
  public NavigableSet<String> changed(String name, Map<String, String> sources) throws IOException {
    NavigableMap<String, String> marked = mark(name);
    if (!marked.containsKey(name)) {
      return new TreeSet<>(Set.of(name));
    }
    NavigableSet<String> changed = new TreeSet<>();
    for (Map.Entry<String, String> each : marked.entrySet()) {
      if (!isUnchanged(each.getKey(), each.getValue(), sources)) {
        changed.add(each.getKey());
      }
    }
    return changed;
  }

  /**
   * Whether the ELM of a library is there, made from the CQL of this hash, which is that of now.
   */
  private boolean isUnchanged(String library, String hash, Map<String, String> sources)
      throws IOException {
    String source = sources.get(library);
    String now = source == null ? "" : CqlTranslation.hash(source);
    return holds(library)
        && now.equals(hash)
        && mark(library).getOrDefault(library, "").equals(hash);
  }

  /** The hashes that a library was marked with, by the names of the libraries. */
  private NavigableMap<String, String> mark(String name) throws IOException {
    NavigableMap<String, String> hashes = new TreeMap<>();
    Path file = file(name, MARK);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split(BETWEEN, 2);
        if (parts.length == 2) {
          hashes.put(parts[1], parts[0]);
        }
      }
    }
    return hashes;
  }

  private Path file(String name, String ending) {
    return folder.resolve(name + ending);
  }

  private ElmLibrary library(String name, String hash) throws IOException {
    String json = Files.readString(file(name, ".json"));
    return ElmLibrary.read(json, hash);
  }
}
