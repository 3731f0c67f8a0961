package dev.carpus.reference.conformance;

import dev.carpus.logic.CqlProblem;
import dev.carpus.logic.CqlTranslation;
import dev.carpus.logic.CqlTranslation.Outcome;
import dev.carpus.logic.ElmLibrary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The tests of a file as ELM: together where they translate, each alone where they do not. */
final class TranslatedTests {
  static final String LIBRARY = "Tests";
  private static final String HEADER = "library " + LIBRARY + " version '1'\n";

  private final Map<String, ElmLibrary> libraries = new HashMap<>();
  private final Map<String, String> problems = new HashMap<>();

  private TranslatedTests() {}

  static TranslatedTests of(List<CqlTest> tests) {
    TranslatedTests translated = new TranslatedTests();
    translated.translate(tests);
    return translated;
  }

  /** The definition that holds the expected value of a test. */
  static String output(CqlTest test) {
    return test.name() + " output";
  }

  /** The library with the definitions of a test; nothing where it does not translate. */
  Optional<ElmLibrary> library(CqlTest test) {
    return Optional.ofNullable(libraries.get(test.name()));
  }

  /** Why a test does not translate; empty if it does. */
  String problem(CqlTest test) {
    return problems.getOrDefault(test.name(), "");
  }

  private void translate(List<CqlTest> tests) {
    StringBuilder cql = new StringBuilder(HEADER);
    NavigableMap<Integer, CqlTest> byLine = new TreeMap<>();
    for (CqlTest test : tests) {
      byLine.put((int) cql.chars().filter(each -> each == '\n').count() + 1, test);
      cql.append(definitions(test));
    }
    switch (CqlTranslation.translate(cql.toString(), List.of())) {
      case Outcome.Translated(ElmLibrary library, _) ->
          tests.forEach(test -> libraries.put(test.name(), library));
      case Outcome.Untranslatable(List<CqlProblem> found) -> {
        if (tests.size() == 1) {
          problems.put(tests.getFirst().name(), found.getFirst().message());
        } else {
          split(tests, suspects(byLine, found));
        }
      }
    }
  }

  private static String definitions(CqlTest test) {
    String expression = "define \"" + test.name() + "\":\n" + test.expression() + "\n";
    return test.expected() instanceof CqlTest.Expected.Value(String output)
        ? expression + "define \"" + output(test) + "\":\n" + output + "\n"
        : expression;
  }

  private static List<CqlTest> suspects(
      NavigableMap<Integer, CqlTest> byLine, List<CqlProblem> problems) {
    return problems.stream()
        .map(problem -> byLine.floorEntry(Math.max(problem.line(), byLine.firstKey())).getValue())
        .distinct()
        .toList();
  }

  private void split(List<CqlTest> tests, List<CqlTest> suspects) {
    suspects.forEach(suspect -> translate(List.of(suspect)));
    List<CqlTest> others = new ArrayList<>(tests);
    others.removeAll(suspects);
    if (!others.isEmpty()) {
      translate(others);
    }
  }
}
