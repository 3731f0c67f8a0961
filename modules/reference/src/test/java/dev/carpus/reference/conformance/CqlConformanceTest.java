package dev.carpus.reference.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.logic.ElmLibrary;
import dev.carpus.logic.Moment;
import dev.carpus.reference.conformance.CqlTest.Expected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The tables {@code docs/CQL-CONFORMANCE.md}: what comes of the published tests of CQL. Run with
 * {@code -Dcarpus.write.conformance=true} it writes them anew.
 */
class CqlConformanceTest {
  private static final Path TABLE =
      Path.of(System.getProperty("carpus.root")).resolve("docs/CQL-CONFORMANCE.md");

  private static final Moment MOMENT =
      new Moment(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  private final CompiledTests compiled = new CompiledTests(MOMENT);
  private final OfficialTests official = new OfficialTests(MOMENT);

  private List<Outcome> outcomes(List<CqlTest> tests) {
    TranslatedTests together = TranslatedTests.of(tests);
    return tests.stream()
        .map(test -> {
          Outcome outcome = outcome(test, together);
          return outcome.isPassedByCompiled() && outcome.isPassedByOfficial()
              ? outcome
              : outcome(test, TranslatedTests.of(List.of(test)));
        })
        .toList();
  }

  /**
   * What comes of a test. The translator chooses some overloads by those that it has chosen before,
   * so that a test means what it says only where it is translated alone.
   */
  private Outcome outcome(CqlTest test, TranslatedTests translated) {
    return translated
        .library(test)
        .map(library -> outcome(test, library))
        .orElseGet(() -> Outcome.rejected(test, translated.problem(test)));
  }

  /**
   * The official engine says what the output is, so that no fault of ours can hide another; ours
   * where that one does not know.
   */
  private Outcome outcome(CqlTest test, ElmLibrary library) {
    Result expected =
        test.expected() instanceof Expected.Value
            ? expected(test, library)
            : new Result.Failure("an error is expected");
    return new Outcome(
        test,
        "",
        expected,
        compiled.result(library, test.name()),
        official.result(library, test.name()));
  }

  private Result expected(CqlTest test, ElmLibrary library) {
    Result expected = official.result(library, TranslatedTests.output(test));
    return expected instanceof Result.Value
        ? expected
        : compiled.result(library, TranslatedTests.output(test));
  }

  @Test
  void isWhatTheTableSays() throws IOException {
    List<List<Outcome>> outcomes = new ArrayList<>();
    for (List<CqlTest> file : CqlTest.all()) {
      outcomes.add(outcomes(file));
    }
    Reasons reasons = Reasons.read();
    assertThat(reasons.tests())
        .as("reasons.tsv has a line for each test that is not passed, and no other")
        .containsExactlyInAnyOrderElementsOf(notPassed(outcomes));
    String table = new ConformanceTable(outcomes, reasons).text();
    if (Boolean.getBoolean("carpus.write.conformance")) {
      Files.writeString(TABLE, table);
    }
    assertThat(Files.readString(TABLE))
        .as("write it anew: -Dtest=CqlConformanceTest -Dcarpus.write.conformance=true")
        .isEqualTo(table);
  }

  private static List<String> notPassed(List<List<Outcome>> outcomes) {
    return outcomes.stream()
        .flatMap(List::stream)
        .filter(outcome -> !outcome.isPassedByCompiled())
        .map(outcome -> outcome.test().file() + "." + outcome.test().name())
        .toList();
  }
}
