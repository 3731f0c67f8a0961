package dev.carpus.logic;

import dev.carpus.terminology.ConceptIndex;
import dev.carpus.terminology.units.Units;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What an engine needs to know of a pathway.
 *
 * @param main the library whose expressions are asked
 * @param included the libraries that it includes, at any depth
 * @param expressions the names of the Boolean expressions to answer
 * @param terminology the value sets that the libraries speak of
 * @param units the units of quantities, by all their spellings
 * @param parameters values for the parameters of {@code main} that differ from its defaults
 */
public record LogicProgram(
    ElmLibrary main,
    List<ElmLibrary> included,
    NavigableSet<String> expressions,
    ConceptIndex terminology,
    Units units,
    Map<String, Integer> parameters) {
  /** The parameter of a library that carries the id of the current Encounter. */
  public static final String ENCOUNTER_ID = "ENCOUNTER_ID";

  public LogicProgram {
    included = List.copyOf(included);
    expressions = Collections.unmodifiableNavigableSet(new TreeSet<>(expressions));
    parameters = Map.copyOf(parameters);
  }
}
