package dev.carpus.pathway.content;

import dev.carpus.terminology.ExpansionSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.ConceptMap;

/**
 * What a site adds to the content.
 *
 * @param parameters the CQL parameters that it sets, by pathway id and by name, as texts
 * @param maps the folder of its own ConceptMaps
 * @param remote expands what the content's code systems cannot
 * @param learntMaps what its terminology server said of codes that no map speaks of
 */
public record Site(
    Map<String, Map<String, String>> parameters,
    Optional<Path> maps,
    ExpansionSource remote,
    List<ConceptMap> learntMaps) {
  public Site {
    parameters = Map.copyOf(parameters);
    learntMaps = List.copyOf(learntMaps);
  }

  /** A site that adds nothing. */
  public static Site none() {
    return new Site(Map.of(), Optional.empty(), ExpansionSource.none(), List.of());
  }
}
