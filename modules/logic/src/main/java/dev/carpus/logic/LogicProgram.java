package dev.carpus.logic;

import dev.carpus.terminology.ConceptIndex;
import dev.carpus.terminology.units.Units;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an engine needs to know of a pathway.
 *
 * @param main the library whose expressions are asked
 * @param included the libraries that it includes, at any depth
 * @param expressions the names of the Boolean expressions to answer
 * @param terminology the value sets that the libraries speak of
 * @param units the units of quantities, by all their spellings
 * @param parameters values for the parameters of the libraries that differ from their defaults, by
 *     name alone: whichever library declares it gets it
 */
public record LogicProgram(
    ElmLibrary main,
    List<ElmLibrary> included,
    NavigableSet<String> expressions,
    ConceptIndex terminology,
    Units units,
    Map<String, Object> parameters) {
  /** The parameter that carries the id of the current Encounter; null where there is none. */
  public static final String ENCOUNTER_ID = "ENCOUNTER_ID";

  /** The parameter that carries the name of the hook. */
  public static final String HOOK = "HOOK";

  /** The parameter that carries the draft order that is judged; null where there is none. */
  public static final String DRAFT = "DRAFT";

  /** The parameter that carries the list of all other draft orders. */
  public static final String BASKET = "BASKET";

  /** The parameters that the hook's context gives, whichever library declares them. */
  public static final Set<String> CONTEXT = Set.of(ENCOUNTER_ID, HOOK, DRAFT, BASKET);

  public LogicProgram {
    included = List.copyOf(included);
    expressions = Collections.unmodifiableNavigableSet(new TreeSet<>(expressions));
    parameters = Map.copyOf(parameters);
  }

  /** The same program with these parameters in the place of its own. */
  public LogicProgram withParameters(Map<String, Object> others) {
    return new LogicProgram(main, included, expressions, terminology, units, others);
  }
}
