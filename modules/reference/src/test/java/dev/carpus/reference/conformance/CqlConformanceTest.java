package dev.carpus.reference.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.logic.ElmLibrary;
import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.Moment;
import dev.carpus.reference.ShippedLogic;
import dev.carpus.reference.conformance.CqlTest.Expected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * The tables {@code docs/CQL-CONFORMANCE.md}: what comes of the published tests of CQL. Run with
 * {@code -Dcarpus.write.conformance=true} it writes them anew.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CqlConformanceTest {
  private static final Path TABLE =
      Path.of(System.getProperty("carpus.root")).resolve("docs/CQL-CONFORMANCE.md");

  private static final Moment MOMENT =
      new Moment(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  /** How many of the tests are passed, at least; it never falls. */
  private static final int PASSED = 1778;

  private final CompiledTests compiled = new CompiledTests(MOMENT);
  private final OfficialTests official = new OfficialTests(MOMENT);

  private List<List<Outcome>> outcomes = List.of();

  @BeforeAll
  void runAll() throws IOException {
    List<List<Outcome>> all = new ArrayList<>();
    for (List<CqlTest> file : CqlTest.all()) {
      all.add(outcomes(file));
    }
    outcomes = all;
  }

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
    Reasons reasons = Reasons.read();
    assertThat(reasons.tests())
        .as("reasons.tsv has a line for each test that is not passed, and no other")
        .containsExactlyInAnyOrderElementsOf(notPassed().map(CqlConformanceTest::name).toList());
    String table = new ConformanceTable(outcomes, reasons).text();
    if (Boolean.getBoolean("carpus.write.conformance")) {
      Files.writeString(TABLE, table);
    }
    assertThat(Files.readString(TABLE))
        .as("write it anew: -Dtest=CqlConformanceTest -Dcarpus.write.conformance=true")
        .isEqualTo(table);
  }

  @Test
  void passesNoLessThanBefore() {
    assertThat(outcomes.stream().flatMap(List::stream).filter(Outcome::isPassedByCompiled).count())
        .isGreaterThanOrEqualTo(PASSED);
  }

  /**
   * All tests pass that hold no operator but those that the shipped content uses. Set aside are
   * those that the compiler refuses, as it refuses nothing of the content; and three of which the
   * official engine says the same: the translator lets two literals pass that are no Integers, and
   * takes a null on the left for an element.
   */
  @Test
  void passesAllTestsOfTheOperatorsThatTheContentUses() {
    LogicProgram content = ShippedLogic.program();
    List<ElmLibrary> libraries = new ArrayList<>(content.included());
    libraries.add(content.main());
    Set<String> used = UsedOperators.of(libraries);
    assertThat(used).hasSizeGreaterThan(60);
    assertThat(
            notPassed()
                .filter(outcome -> !outcome.isUnsupported())
                .filter(outcome -> holdsNoOtherThan(used, outcome.test()))
                .map(CqlConformanceTest::name))
        .containsExactlyInAnyOrder(
            "CqlArithmeticFunctionsTest.CeilingIntegerGreaterThanMaxInteger",
            "CqlArithmeticFunctionsTest.CeilingIntegerLessThanMinInteger",
            "CqlListOperatorsTest.IncludedInNullLeft");
  }

  private static boolean holdsNoOtherThan(Set<String> operators, CqlTest test) {
    return TranslatedTests.of(List.of(test))
        .library(test)
        .filter(library -> operators.containsAll(UsedOperators.of(library, test.name())))
        .isPresent();
  }

  private Stream<Outcome> notPassed() {
    return outcomes.stream().flatMap(List::stream).filter(outcome -> !outcome.isPassedByCompiled());
  }

  private static String name(Outcome outcome) {
    return outcome.test().file() + "." + outcome.test().name();
  }
}
