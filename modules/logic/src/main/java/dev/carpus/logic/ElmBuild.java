package dev.carpus.logic;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The build step that gives every pathway of a content folder its ELM, and its Library resources
 * their content, so that any FHIR engine can run them.
 */
public final class ElmBuild {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String CQL = ".cql";

  private final PrintStream errors;

  private ElmBuild(PrintStream errors) {
    this.errors = errors;
  }

  /**
   * Translates {@code *}{@code /cql/*.cql} below a folder, where the ELM is not fresh already.
   *
   * @param arguments the folder
   * @throws IllegalStateException if a library does not translate, which fails the build
   */
  @SuppressWarnings("SystemOut") // a command line program
  public static void main(String[] arguments) throws IOException {
    Path content = Path.of(arguments[0]);
    ElmBuild build = new ElmBuild(System.err);
    int failed = 0;
    try (Stream<Path> folders = Files.list(content)) {
      for (Path pathway : folders.filter(each -> Files.isDirectory(each.resolve("cql"))).toList()) {
        failed += build.translate(pathway);
      }
    }
    if (failed > 0) {
      throw new IllegalStateException(failed + " problems in the CQL, named above");
    }
  }

  /** Gives a pathway its ELM, and says how many problems there are. */
  private int translate(Path pathway) throws IOException {
    SortedMap<String, String> sources = sources(pathway.resolve("cql"));
    ElmFolder elm = new ElmFolder(pathway);
    Set<String> problems = new LinkedHashSet<>();
    for (String name : sources.keySet()) {
      if (!elm.isFresh(name, sources)) {
        switch (CqlTranslation.translate(textOf(name, sources), others(name, sources))) {
          case CqlTranslation.Outcome.Translated translated -> elm.write(translated);
          case CqlTranslation.Outcome.Untranslatable untranslatable ->
              untranslatable
                  .problems()
                  .forEach(problem -> problems.add(words(pathway, name, sources, problem)));
        }
      }
    }
    problems.forEach(errors::println);
    if (problems.isEmpty()) {
      for (Map.Entry<String, String> source : sources.entrySet()) {
        fillLibrary(pathway, source.getKey(), source.getValue());
      }
    }
    return problems.size();
  }

  /** The texts of the CQL files of a folder, by the names of the files. */
  private static SortedMap<String, String> sources(Path folder) throws IOException {
    SortedMap<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(CQL)).toList()) {
        String name = String.valueOf(file.getFileName());
        sources.put(name.substring(0, name.length() - CQL.length()), Files.readString(file));
      }
    }
    return sources;
  }

  private static String textOf(String name, Map<String, String> sources) {
    return sources.getOrDefault(name, "");
  }

  private static List<String> others(String name, Map<String, String> sources) {
    Map<String, String> others = new TreeMap<>(sources);
    others.remove(name);
    return List.copyOf(others.values());
  }

  private static String words(
      Path pathway, String main, Map<String, String> sources, CqlProblem problem) {
    String library = sources.containsKey(problem.library()) ? problem.library() : main;
    Path file = pathway.resolve("cql").resolve(library + CQL);
    return file + ":" + problem.line() + ":" + problem.column() + ": " + problem.message();
  }

  /** Puts the CQL and the ELM into {@code Library-NAME.json}, where there is one. */
  private static void fillLibrary(Path pathway, String name, String cql) throws IOException {
    Path file = pathway.resolve("Library-" + name + ".json");
    if (!Files.exists(file)) {
      return;
    }
    ObjectNode library = (ObjectNode) MAPPER.readTree(Files.readString(file));
    ArrayNode content = library.putArray("content");
    attach(content, "text/cql", cql);
    attach(
        content,
        "application/elm+json",
        Files.readString(pathway.resolve("elm").resolve(name + ".json")));
    Files.writeString(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(library));
  }

  private static void attach(ArrayNode content, String type, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    content
        .addObject()
        .put("contentType", type)
        .put("data", Base64.getEncoder().encodeToString(bytes));
  }
}
