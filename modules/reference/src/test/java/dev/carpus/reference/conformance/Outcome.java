package dev.carpus.reference.conformance;

import dev.carpus.reference.conformance.CqlTest.Expected;

/**
 * What came of a test.
 *
 * @param problem why it does not translate; empty if it does
 * @param expected what its output is; a failure where an error is expected
 * @param compiled what the compiled engine says
 * @param official what the official engine says
 */
record Outcome(CqlTest test, String problem, Result expected, Result compiled, Result official) {

  static Outcome rejected(CqlTest test, String problem) {
    Result none = new Result.Failure("does not translate");
    return new Outcome(test, problem, none, none, none);
  }

  boolean isPassedByCompiled() {
    return isPassed(compiled);
  }

  boolean isPassedByOfficial() {
    return isPassed(official);
  }

  boolean isUnsupported() {
    return compiled instanceof Result.Unsupported;
  }

  private boolean isPassed(Result result) {
    return switch (test.expected()) {
      case Expected.Value _ ->
          problem.isEmpty() && result instanceof Result.Value && isAsExpected(result);
      case Expected.Failure _ -> result instanceof Result.Failure;
      case Expected.Rejection _ -> !problem.isEmpty();
    };
  }

  /** A value equals itself, and one that the output is converted to where both are compared. */
  private boolean isAsExpected(Result result) {
    return result.equals(expected)
        || (test.expected() instanceof Expected.Value(String cql)
            && (cql.equals(test.expression())
                || (expected instanceof Result.Value(String text)
                    && result.equals(
                        new Result.Value(CanonicalText.converted(text, result.words()))))));
  }

  /** What was expected, in a few words. */
  String expectation() {
    return switch (test.expected()) {
      case Expected.Value(String cql) when !(expected instanceof Result.Value) -> cql;
      case Expected.Value _ -> expected.words();
      case Expected.Failure _ -> "an error";
      case Expected.Rejection _ -> "no translation";
    };
  }
}
