package dev.carpus.pathway.cases;

import dev.carpus.pathway.Evaluation;
import java.util.List;
import java.util.Set;

/**
 * What came of running a case.
 *
 * @param contentCase the case
 * @param differences how the cards differ from those expected, a line each; none if they do not
 * @param shown the rules that a card named
 * @param evaluation what the rules found
 */
public record CaseRun(
    ContentCase contentCase, List<String> differences, Set<String> shown, Evaluation evaluation) {
  public CaseRun {
    differences = List.copyOf(differences);
    shown = Set.copyOf(shown);
  }

  /** Whether the cards are those expected. */
  public boolean passed() {
    return differences.isEmpty();
  }
}
