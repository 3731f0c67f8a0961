package dev.carpus.pathway.cases;

import dev.carpus.pathway.Finding;
import java.util.List;
import java.util.Set;

/**
 * What came of running a case.
 *
 * @param contentCase the case
 * @param differences how the cards differ from those expected, a line each; none if they do not
 * @param shown the rules that a card named
 * @param findings what the rules found
 */
public record CaseRun(
    ContentCase contentCase, List<String> differences, Set<String> shown, List<Finding> findings) {
  public CaseRun {
    differences = List.copyOf(differences);
    shown = Set.copyOf(shown);
    findings = List.copyOf(findings);
  }

  /** Whether the cards are those expected. */
  public boolean passed() {
    return differences.isEmpty();
  }
}
