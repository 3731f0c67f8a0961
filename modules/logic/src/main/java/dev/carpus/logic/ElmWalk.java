package dev.carpus.logic;

import static dev.carpus.logic.ElmJson.text;

import dev.carpus.logic.ElmGraph.Reach;
import dev.carpus.logic.ElmGraph.Read;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** One walk from an expression to all that it reaches, into the libraries that it refers to. */
final class ElmWalk {
  private final ElmGraph graph;
  private final Set<Read> reads = new HashSet<>();
  private final NavigableSet<String> valueSets = new TreeSet<>();
  private final NavigableSet<ExpressionName> evidence = new TreeSet<>();
  private final NavigableSet<String> patientElements = new TreeSet<>();
  private final Set<ExpressionName> seen = new HashSet<>();

  ElmWalk(ElmGraph graph) {
    this.graph = graph;
  }

  /** All that was reached so far. */
  Reach reach() {
    return new Reach(reads, valueSets, evidence, patientElements);
  }

  /** The definitions that were reached so far. */
  Set<ExpressionName> reached() {
    return Set.copyOf(seen);
  }

  /** Walks on from a definition. */
  void definition(String library, String name) {
    ExpressionName expression = new ExpressionName(library, name);
    if (!seen.add(expression)) {
      return;
    }
    for (JsonNode definition : graph.definitions(library, name)) {
      if (!ElmGraph.isFunction(definition) && isEvidence(definition)) {
        evidence.add(expression);
      }
    }
    piece(graph.piece(expression));
  }

  /** Walks on from a piece of a library. */
  void node(String library, JsonNode node) {
    piece(ElmPiece.of(graph, library, List.of(node)));
  }

  private void piece(ElmPiece piece) {
    reads.addAll(piece.reads());
    valueSets.addAll(piece.valueSets());
    patientElements.addAll(piece.patientElements());
    piece.references().forEach(each -> definition(each.library(), each.name()));
  }

  /** Whether a definition gives records that rules rest on. */
  static boolean isEvidence(JsonNode definition) {
    for (JsonNode annotation : definition.path("annotation")) {
      for (JsonNode tag : annotation.path("t")) {
        if ("evidence".equals(text(tag, "name"))) {
          return true;
        }
      }
    }
    return false;
  }
}
