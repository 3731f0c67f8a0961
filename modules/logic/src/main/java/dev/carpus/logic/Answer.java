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
 * @param setAside records among those that are read whose value could not be used, each with the
 *     reason, in words
 */
public record Answer(
    Ternary value, List<Evidence> evidence, Set<String> missing, List<String> setAside) {
  public Answer {
    evidence = evidence.stream().sorted(Evidence.ORDER).distinct().toList();
    missing = Set.copyOf(missing);
    setAside = List.copyOf(setAside);
  }
}
