package dev.carpus.terminology.units;

import dev.carpus.terminology.TerminologyProblem;
import java.util.List;

/**
 * What came of reading the table of spellings.
 *
 * @param units the units, with every spelling that could be read
 * @param problems everything found wrong, in the order of the maps
 */
public record UnitsReading(Units units, List<TerminologyProblem> problems) {
  public UnitsReading {
    problems = List.copyOf(problems);
  }
}
