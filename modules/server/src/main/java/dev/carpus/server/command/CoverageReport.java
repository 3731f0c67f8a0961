package dev.carpus.server.command;

import dev.carpus.pathway.ConditionBranch;
import dev.carpus.pathway.cases.Coverage;
import dev.carpus.pathway.cases.Coverage.Branches;
import dev.carpus.pathway.cases.Coverage.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What cases have tried and what not, in lines for authors. */
final class CoverageReport {
  private final List<String> lines = new ArrayList<>();

  private CoverageReport() {}

  static List<String> lines(Coverage coverage) {
    CoverageReport report = new CoverageReport();
    report.rules(coverage.rules());
    report.list("never met", coverage.states().neverMet());
    report.list("never not met", coverage.states().alwaysMet());
    report.branches(coverage.branches());
    return report.lines;
  }

  private void rules(Shown rules) {
    int all = rules.all().size();
    lines.add(
        "rules that speak: "
            + (all - rules.never().size())
            + " of "
            + all
            + " shown by a case"
            + share(rules.percent()));
    list("never shown", rules.never());
    list("set aside, awaiting codes", rules.awaiting());
  }

  private void branches(Branches branches) {
    int values = 2 * branches.all().size();
    int missing = branches.neverTrue().size() + branches.neverFalse().size();
    lines.add(
        "branches of conditions: "
            + (values - missing)
            + " of "
            + values
            + " values seen, true and false"
            + share(branches.percent()));
    each("never true", branches.neverTrue());
    each("never false", branches.neverFalse());
    if (!branches.awaiting().isEmpty()) {
      lines.add("  set aside, awaiting codes: " + branches.awaiting().size());
    }
  }

  private void list(String what, List<String> rules) {
    if (!rules.isEmpty()) {
      lines.add("  " + what + ": " + String.join(", ", rules));
    }
  }

  private void each(String what, List<ConditionBranch> branches) {
    branches.forEach(branch -> lines.add("  " + what + ": " + branch));
  }

  /** A share, never rounded up: what is not whole does not look whole. */
  static String share(double percent) {
    return String.format(Locale.ROOT, " (%.1f %%)", Math.floor(percent * 10) / 10);
  }
}
