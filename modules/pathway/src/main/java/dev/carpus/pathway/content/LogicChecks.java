package dev.carpus.pathway.content;

import dev.carpus.logic.ElmGraph;
import dev.carpus.pathway.Guideline;
import dev.carpus.pathway.RuleCondition;
import java.util.List;
import java.util.NavigableSet;

/** Checks that the expressions that a guideline names are there, and give a Boolean. */
final class LogicChecks {
  private final Guideline guideline;
  private final ElmGraph graph;
  private final ContentFile file;

  LogicChecks(Guideline guideline, ElmGraph graph, ContentFile file) {
    this.guideline = guideline;
    this.graph = graph;
    this.file = file;
  }

  List<ContentProblem> problems() {
    NavigableSet<String> all = graph.expressions();
    NavigableSet<String> booleans = graph.booleanExpressions();
    return guideline
        .conditions()
        .map(RuleCondition::expression)
        .distinct()
        .filter(name -> !booleans.contains(name))
        .map(name -> problem(name, all.contains(name)))
        .toList();
  }

  private ContentProblem problem(String name, boolean isThere) {
    return ContentProblem.error(
        file.name(),
        lineOf(name),
        isThere
            ? "the expression \"" + name + "\" gives no Boolean"
            : "the library has no expression \"" + name + "\"",
        isThere ? "make it one, or name another" : "correct the name, or define it in the CQL");
  }

  /** The first line that names the expression, quoted inside a JSON string. */
  private int lineOf(String name) {
    List<String> lines = file.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("\"expression\"")
          && lines.get(i).contains("\\\"" + name + "\\\"")) {
        return i + 1;
      }
    }
    return 0;
  }
}
