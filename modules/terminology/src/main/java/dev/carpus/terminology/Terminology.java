package dev.carpus.terminology;

import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The terminology of a pathway, as loaded: the index and what was found wrong on the way.
 *
 * @param index what can be asked at run time
 * @param awaitingCodes canonical URLs of the value sets that are declared to have no code yet
 * @param problems everything found wrong, in the order of the resources
 */
public record Terminology(
    ConceptIndex index, NavigableSet<String> awaitingCodes, List<TerminologyProblem> problems) {
  /** Marks a ValueSet that has no code yet, and is known to have none. */
  public static final String AWAITING_CODES =
      "https://carpus.example/fhir/StructureDefinition/awaiting-codes";

  public Terminology {
    awaitingCodes = Collections.unmodifiableNavigableSet(new TreeSet<>(awaitingCodes));
    problems = List.copyOf(problems);
  }
}
