package dev.carpus.terminology;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The terminology of a pathway, as loaded: the index and what was found wrong on the way.
 *
 * @param index what can be asked at run time
 * @param translations what the maps make of each code that they speak of
 * @param canonicals the canonical of each value set with its version, by its URL
 * @param awaitingCodes canonical URLs of the value sets that are declared to have no code yet
 * @param problems everything found wrong, in the order of the resources
 */
public record Terminology(
    ConceptIndex index,
    Map<CodeKey, List<ConceptTranslation>> translations,
    Map<String, String> canonicals,
    NavigableSet<String> awaitingCodes,
    List<TerminologyProblem> problems) {
  /** Marks a ValueSet that has no code yet, and is known to have none. */
  public static final String AWAITING_CODES =
      "https://carpus.example/fhir/StructureDefinition/awaiting-codes";

  /**
   * Marks a ValueSet that holds, beside its own codes, those that the adapter finds to be so:
   * {@code wider-matches} are codes that came into their value sets only through a map with a wider
   * target.
   */
  public static final String ALSO_HOLDS =
      "https://carpus.example/fhir/StructureDefinition/also-holds";

  /** What the adapter says of a drug whose ingredients nobody can tell. */
  public static final CodeKey UNRECOGNISED_DRUG =
      new CodeKey("https://carpus.example/fhir/CodeSystem/data-quality", "unrecognised-drug");

  public Terminology {
    translations = Map.copyOf(translations);
    canonicals = Map.copyOf(canonicals);
    awaitingCodes = Collections.unmodifiableNavigableSet(new TreeSet<>(awaitingCodes));
    problems = List.copyOf(problems);
  }

  /** The canonicals of the maps that carry codes into these value sets, with their versions. */
  public NavigableSet<String> mapsInto(Collection<String> valueSets) {
    List<Integer> bits = valueSets.stream().map(index::bitOf).toList();
    NavigableSet<String> maps = new TreeSet<>();
    translations.values().stream()
        .flatMap(List::stream)
        .filter(each -> {
          ValueSetBits target = index.valueSetsOf(each.target().system(), each.target().code());
          return bits.stream().anyMatch(target::has);
        })
        .forEach(each -> maps.add(each.map()));
    return maps;
  }
}
