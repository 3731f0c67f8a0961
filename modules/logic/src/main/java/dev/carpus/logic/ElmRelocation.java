package dev.carpus.logic;

import static dev.carpus.logic.ElmJson.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets pieces of other libraries stand in a library, where what they refer to is still found.
 *
 * <p>Names of ELM are local to their library. A piece that comes from another gets the alias under
 * which the library includes the owner of each name; where it includes the owner under none, it
 * gets an include.
 */
final class ElmRelocation {
  private static final Set<String> REFERENCES =
      Set.of(
          "ExpressionRef",
          "FunctionRef",
          "ParameterRef",
          "ValueSetRef",
          "CodeSystemRef",
          "CodeRef",
          "ConceptRef");

  private static final String ALIAS = "libraryName";

  private final ElmGraph graph;
  private final String name;
  private final ObjectNode elm;

  /**
   * For pieces that come into a library.
   *
   * @param graph all libraries
   * @param name the library's name
   * @param elm its ELM, which gets the includes
   */
  ElmRelocation(ElmGraph graph, String name, ObjectNode elm) {
    this.graph = graph;
    this.name = name;
    this.elm = elm;
  }

  /** A copy of a piece of a library, to stand in this one. */
  ObjectNode copy(String from, JsonNode piece) {
    ObjectNode copy = (ObjectNode) piece.deepCopy();
    if (!from.equals(name)) {
      refer(from, copy);
    }
    return copy;
  }

  private void refer(String from, JsonNode node) {
    if (node instanceof ObjectNode reference && REFERENCES.contains(text(node, "type"))) {
      String owner = graph.owner(from, reference);
      reference.remove(ALIAS);
      if (!owner.equals(name)) {
        reference.put(ALIAS, alias(owner));
      }
    }
    List<JsonNode> children = new ArrayList<>();
    node.forEach(children::add);
    children.forEach(child -> refer(from, child));
  }

  private String alias(String owner) {
    ArrayNode includes = elm.withObjectProperty("includes").withArrayProperty("def");
    Set<String> taken = new HashSet<>();
    for (JsonNode include : includes) {
      if (text(include, "path").equals(owner)) {
        return text(include, "localIdentifier");
      }
      taken.add(text(include, "localIdentifier"));
    }
    String alias = owner;
    while (taken.contains(alias)) {
      alias += "_";
    }
    includes
        .addObject()
        .put("localIdentifier", alias)
        .put("path", owner)
        .put("version", graph.version(owner));
    return alias;
  }
}
