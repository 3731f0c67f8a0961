package dev.carpus.terminology;

import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ValueSet;

/**
 * What a pathway's terminology is made from.
 *
 * @param codeSystems every code system that the content may speak of, with or without its codes
 * @param valueSets the pathway's value sets
 * @param conceptMaps the pathway's maps, all of whose targets must be in a value set
 * @param siteMaps the maps of the site, which may say more than this pathway asks
 * @param learntMaps what a terminology server said of codes that no other map speaks of
 * @param remote expands what the code systems at hand cannot
 */
public record TerminologySources(
    List<CodeSystem> codeSystems,
    List<ValueSet> valueSets,
    List<ConceptMap> conceptMaps,
    List<ConceptMap> siteMaps,
    List<ConceptMap> learntMaps,
    ExpansionSource remote) {
  public TerminologySources {
    codeSystems = List.copyOf(codeSystems);
    valueSets = List.copyOf(valueSets);
    conceptMaps = List.copyOf(conceptMaps);
    siteMaps = List.copyOf(siteMaps);
    learntMaps = List.copyOf(learntMaps);
  }

  /** Content that stands for itself: no maps of a site, no terminology server. */
  public static TerminologySources of(
      List<CodeSystem> codeSystems, List<ValueSet> valueSets, List<ConceptMap> conceptMaps) {
    return new TerminologySources(
        codeSystems, valueSets, conceptMaps, List.of(), List.of(), ExpansionSource.none());
  }
}
