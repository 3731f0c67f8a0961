package dev.carpus.logic;

import static dev.carpus.logic.ElmJson.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The definitions of a program that nothing which is asked reaches: expressions and functions of
 * the libraries that were translated from files, records of evidence aside.
 */
public final class Unreached {
  /** What the translator defines by itself in a library about patients. */
  private static final String CONTEXT = "Patient";

  /**
   * A definition.
   *
   * @param expression its library and its name
   * @param line its line in the CQL, from 1; 0 where the ELM does not say it
   */
  public record Definition(ExpressionName expression, int line) {}

  private Unreached() {}

  /** Those that none of these expressions of the main library reaches, by library and name. */
  public static List<Definition> by(
      Collection<String> expressions, ElmLibrary main, List<ElmLibrary> included) {
    ElmGraph graph = new ElmGraph(main, included);
    ElmWalk walk = new ElmWalk(graph);
    expressions.forEach(expression -> walk.definition(new ExpressionName(main.name(), expression)));
    Set<ExpressionName> reached = walk.reached();
    List<Definition> unreached = new ArrayList<>();
    Stream.concat(Stream.of(main), included.stream())
        .filter(library -> !library.cqlHash().isEmpty())
        .flatMap(library -> definitions(library).stream())
        .filter(definition -> !reached.contains(definition.expression()))
        .forEach(unreached::add);
    return unreached;
  }

  /** The definitions of a library, overloads of a function once. */
  private static List<Definition> definitions(ElmLibrary library) {
    TreeMap<String, Definition> byName = new TreeMap<>();
    for (JsonNode definition : ElmJson.definitions(library.tree())) {
      String name = text(definition, "name");
      if (!name.equals(CONTEXT) && !ElmWalk.isEvidence(definition)) {
        byName.putIfAbsent(
            name, new Definition(new ExpressionName(library.name(), name), line(definition)));
      }
    }
    return List.copyOf(byName.values());
  }

  /** The line on which a definition begins: a locator is such as {@code 12:1-14:30}. */
  private static int line(JsonNode definition) {
    String line = text(definition, "locator").replaceFirst(":.*", "");
    return line.isEmpty() ? 0 : Integer.parseInt(line);
  }
}
