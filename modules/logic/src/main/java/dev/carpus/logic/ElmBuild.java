package dev.carpus.logic;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
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

  private int translate(Path pathway) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(pathway.resolve("cql"))) {
      files = listed.filter(file -> file.toString().endsWith(".cql")).sorted().toList();
    }
    ElmFolder elm = new ElmFolder(pathway);
    int failed = 0;
    for (Path file : files) {
      String cql = Files.readString(file);
      String name = file.getFileName().toString().replaceFirst("\\.cql$", "");
      if (!elm.isFresh(name, CqlTranslation.hash(cql))) {
        switch (CqlTranslation.translate(cql, others(files, file))) {
          case CqlTranslation.Outcome.Translated translated -> elm.write(translated);
          case CqlTranslation.Outcome.Untranslatable untranslatable -> {
            untranslatable.problems().forEach(problem -> print(file, problem));
            failed += untranslatable.problems().size();
          }
        }
      }
      if (failed == 0) {
        fillLibrary(pathway, name, cql);
      }
    }
    return failed;
  }

  private static List<String> others(List<Path> files, Path file) throws IOException {
    List<String> others = new ArrayList<>();
    for (Path other : files) {
      if (!other.equals(file)) {
        others.add(Files.readString(other));
      }
    }
    return others;
  }

  private void print(Path file, CqlProblem problem) {
    errors.println(file + ":" + problem.line() + ":" + problem.column() + ": " + problem.message());
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
