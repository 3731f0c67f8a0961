package dev.carpus.logic;

import static dev.carpus.logic.ElmJson.text;

import dev.carpus.logic.ElmGraph.Reach;
import dev.carpus.logic.ElmGraph.Read;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
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
  void definition(ExpressionName from) {
    Deque<ExpressionName> ahead = new ArrayDeque<>(Set.of(from));
    while (!ahead.isEmpty()) {
      ExpressionName next = ahead.pop();
      if (seen.add(next)) {
        ElmPiece piece = graph.piece(next);
        if (piece.isEvidence()) {
          evidence.add(next);
        }
        ahead.addAll(take(piece));
      }
    }
  }

  /** Takes what a piece says itself; gives the definitions that it refers to. */
  Set<ExpressionName> take(ElmPiece piece) {
    reads.addAll(piece.reads());
    valueSets.addAll(piece.valueSets());
    patientElements.addAll(piece.patientElements());
    return piece.references();
  }

  /** Takes what was reached by another walk. */
  void take(Reach reach) {
    reads.addAll(reach.reads());
    valueSets.addAll(reach.valueSets());
    evidence.addAll(reach.evidence());
    patientElements.addAll(reach.patientElements());
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
