package dev.carpus.logic;

import dev.carpus.terminology.UnmappedCode;
import java.util.List;
import java.util.Map;

/**
 * What came of all expressions of a program for one patient.
 *
 * @param byExpression an answer for each expression, by its name
 * @param unmapped codes of the record that the terminology does not know, as often as they occur
 */
public record Answers(Map<String, Answer> byExpression, List<UnmappedCode> unmapped) {
  public Answers {
    byExpression = Map.copyOf(byExpression);
    unmapped = List.copyOf(unmapped);
  }
}
