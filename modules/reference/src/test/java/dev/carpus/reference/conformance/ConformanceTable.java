package dev.carpus.reference.conformance;

import java.util.List;
import java.util.function.Predicate;

/** Outcomes as Markdown: a line for each file, and one for each test that is not passed. */
final class ConformanceTable {
  private static final int MOST = 160;

  private final List<List<Outcome>> files;
  private final Reasons reasons;
  private final StringBuilder text =
      new StringBuilder(
          """
          # Conformance with CQL 1.5

          What comes of the published tests of CQL (`corpora/cql-tests`) on the compiled engine, and on the official one (4.4.0) from the same ELM.
          Made by `CqlConformanceTest`; not to be edited by hand. *Unsupported*: the compiler names an operator that it does not know, and the
          official engine takes its place. *Failed*: another value comes out than the test expects, or the test does not translate.

          """);

  ConformanceTable(List<List<Outcome>> files, Reasons reasons) {
    this.files = files;
    this.reasons = reasons;
  }

  String text() {
    row("file", "tests", "passed", "unsupported", "failed", "passed by the official engine");
    row("---", "---:", "---:", "---:", "---:", "---:");
    files.forEach(file -> row(file.getFirst().test().file(), file));
    row("all", files.stream().flatMap(List::stream).toList());
    text.append(
        """

        ## Not passed

        Where nothing else is said, the official engine passes the test.

        """);
    row("file", "test", "expected", "comes out", "of the official engine", "why");
    row("---", "---", "---", "---", "---", "---");
    files.stream()
        .flatMap(List::stream)
        .filter(outcome -> !outcome.isPassedByCompiled())
        .forEach(this::row);
    return text.toString();
  }

  private void row(String name, List<Outcome> outcomes) {
    int passed = count(outcomes, Outcome::isPassedByCompiled);
    int unsupported = count(outcomes, Outcome::isUnsupported);
    row(
        name,
        String.valueOf(outcomes.size()),
        String.valueOf(passed),
        String.valueOf(unsupported),
        String.valueOf(outcomes.size() - passed - unsupported),
        String.valueOf(count(outcomes, Outcome::isPassedByOfficial)));
  }

  private static int count(List<Outcome> outcomes, Predicate<Outcome> which) {
    return (int) outcomes.stream().filter(which).count();
  }

  private void row(Outcome outcome) {
    CqlTest test = outcome.test();
    row(
        test.file(),
        test.name(),
        abbreviated(outcome.expectation()),
        abbreviated(
            outcome.problem().isEmpty()
                ? outcome.compiled().words()
                : "no translation: " + outcome.problem()),
        outcome.isPassedByOfficial()
            ? ""
            : outcome.official().equals(outcome.compiled())
                ? "the same"
                : abbreviated(outcome.official().words()),
        reasons.of(test));
  }

  private void row(String... cells) {
    text.append('|');
    for (String cell : cells) {
      text.append(' ').append(cell.replaceAll("\\s+", " ").replace("|", "\\|")).append(" |");
    }
    text.append('\n');
  }

  private static String abbreviated(String words) {
    return words.length() > MOST ? words.substring(0, MOST) + "…" : words;
  }
}
