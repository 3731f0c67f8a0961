package dev.carpus.logic;

import dev.carpus.terminology.UnmappedCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What came of all expressions of a program for one patient. It may be that an expression is
 * evaluated only when its answer is asked for; used by one thread.
 */
public interface Answers {
  /** The expressions that can be asked, by their names. */
  Set<String> expressions();

  /**
   * The answer to an expression.
   *
   * @throws EvaluationFailure if it cannot be evaluated
   */
  Answer to(String expression);

  /**
   * The answer to a question.
   *
   * @throws EvaluationFailure if it cannot be evaluated
   */
  default Answer to(Question question) {
    return to(question.expression());
  }

  /**
   * The value of the answer to a question.
   *
   * @throws EvaluationFailure if it cannot be evaluated
   */
  default Ternary value(Question question) {
    return to(question).value();
  }

  /** Whether nothing was set aside, by whichever expression. */
  boolean areAllUsable();

  /** What {@link Answer#setAside()} says of an expression, whatever its value. */
  List<String> setAside(String expression);

  /**
   * Codes of the record that the terminology does not know, as often as they occur, at the elements
   * that the logic looks at. Of a resource that none of it would find those count that say what it
   * is.
   */
  List<UnmappedCode> unmapped();

  /** The answers to all expressions. */
  default Map<String, Answer> byExpression() {
    Map<String, Answer> answers = new HashMap<>();
    expressions().forEach(expression -> answers.put(expression, to(expression)));
    return answers;
  }

  /** Answers that are known. */
  static Answers of(Map<String, Answer> byExpression, List<UnmappedCode> unmapped) {
    return new Known(Map.copyOf(byExpression), List.copyOf(unmapped));
  }

  /** Answers that were worked out before they were asked for. */
  record Known(Map<String, Answer> byExpression, List<UnmappedCode> unmapped) implements Answers {
    @Override
    public Set<String> expressions() {
      return byExpression.keySet();
    }

    @Override
    public Answer to(String expression) {
      return Objects.requireNonNull(
          byExpression.get(expression), "an engine answers every expression");
    }

    @Override
    public boolean areAllUsable() {
      return byExpression.values().stream().allMatch(answer -> answer.setAside().isEmpty());
    }

    @Override
    public List<String> setAside(String expression) {
      return to(expression).setAside();
    }
  }
}
