package dev.carpus.pathway.cases;

import dev.carpus.pathway.Pathway;
import dev.carpus.pathway.content.ContentFile;
import dev.carpus.pathway.content.ContentProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Warns of what a pathway's cases do not show. */
public final class CaseWarnings {
  private CaseWarnings() {}

  /**
   * A warning where cases fail, and one for each rule that could speak and that no case shows.
   *
   * @param plan the file of the PlanDefinition
   */
  public static List<ContentProblem> of(Pathway pathway, SuiteRun suite, ContentFile plan) {
    List<ContentProblem> warnings = new ArrayList<>();
    int failed = suite.failed().size();
    if (failed > 0) {
      warnings.add(
          ContentProblem.warning(
              plan.name(),
              0,
              failed + " of " + suite.runs().size() + " cases give other cards than they expect",
              "run content-test, which names them"));
    }
    for (String rule : Coverage.of(pathway, suite.runs()).rules().never()) {
      warnings.add(
          ContentProblem.warning(
              plan.name(),
              lineOf(rule, plan),
              "no case shows the rule " + rule,
              "add a case in which it speaks"));
    }
    return warnings;
  }

  /** The line on which a rule has its id. */
  private static int lineOf(String rule, ContentFile plan) {
    Pattern id = Pattern.compile("\"id\"\\s*:\\s*\"" + Pattern.quote(rule) + "\"");
    List<String> lines = plan.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (id.matcher(lines.get(i)).find()) {
        return i + 1;
      }
    }
    return 0;
  }
}
