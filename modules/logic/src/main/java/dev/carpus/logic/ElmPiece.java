package dev.carpus.logic;

import static dev.carpus.logic.ElmJson.text;

import dev.carpus.logic.ElmGraph.Read;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What pieces of ELM say themselves, and the definitions that they refer to. */
final class ElmPiece {
  private final Set<Read> reads = new HashSet<>();
  private final Set<String> valueSets = new HashSet<>();
  private final Set<String> patientElements = new HashSet<>();
  private final Set<ExpressionName> references = new HashSet<>();
  private final boolean isEvidence;

  private ElmPiece(boolean isEvidence) {
    this.isEvidence = isEvidence;
  }

  /** What a piece says, which stands in a library. */
  static ElmPiece of(ElmGraph graph, String library, JsonNode node) {
    ElmPiece piece = new ElmPiece(false);
    piece.node(graph, library, node);
    return piece;
  }

  /** What definitions of the same name say. */
  static ElmPiece ofDefinitions(ElmGraph graph, String library, List<JsonNode> definitions) {
    ElmPiece piece =
        new ElmPiece(
            definitions.stream()
                .anyMatch(each -> !ElmGraph.isFunction(each) && ElmWalk.isEvidence(each)));
    definitions.forEach(each -> piece.node(graph, library, each.path("expression")));
    return piece;
  }

  /** Whether it is the definition of an expression that gives records which rules rest on. */
  boolean isEvidence() {
    return isEvidence;
  }

  Set<Read> reads() {
    return reads;
  }

  Set<String> valueSets() {
    return valueSets;
  }

  Set<String> patientElements() {
    return patientElements;
  }

  Set<ExpressionName> references() {
    return references;
  }

  private void node(ElmGraph graph, String library, JsonNode node) {
    if (node.isObject()) {
      switch (text(node, "type")) {
        case "ExpressionRef", "FunctionRef" ->
            references.add(new ExpressionName(graph.owner(library, node), text(node, "name")));
        case "Retrieve" -> reads.add(graph.read(library, node));
        case "InValueSet", "AnyInValueSet" ->
            valueSets.add(graph.valueSet(library, node.path("valueset")));
        case "ValueSetRef" -> valueSets.add(graph.valueSet(library, node));
        case "Property" -> property(node);
        default -> {}
      }
    }
    for (JsonNode child : node) {
      node(graph, library, child);
    }
  }

  private void property(JsonNode node) {
    JsonNode source = node.path("source");
    if ("ExpressionRef".equals(text(source, "type")) && "Patient".equals(text(source, "name"))) {
      patientElements.add(text(node, "path").replaceFirst("\\..*", ""));
    }
  }
}
