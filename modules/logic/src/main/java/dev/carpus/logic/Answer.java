package dev.carpus.logic;

import java.util.List;
import java.util.Set;

/**
 * What came of one Boolean expression.
 *
 * @param value true, false or unknown
 * @param evidence the records that the expression rests on, in the order of {@link Evidence#ORDER}
 * @param missing for an unknown value, what would be needed: resource types not obtained, or
 *     elements as {@code Patient.birthDate}; empty where a fact is too imprecise to decide
 */
public record Answer(Ternary value, List<Evidence> evidence, Set<String> missing) {
  public Answer {
    evidence = evidence.stream().sorted(Evidence.ORDER).distinct().toList();
    missing = Set.copyOf(missing);
  }
}
