package dev.carpus.server.terminology;

import dev.carpus.terminology.UnmappedCode;
import dev.carpus.terminology.UnmappedCodes.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A ConceptMap to be filled in: every code is said to be unmatched until somebody names its target.
 *
 * @param counts the codes
 * @see <a href="https://hl7.org/fhir/R4/conceptmap.html">FHIR R4, ConceptMap</a>
 */
public record MapSkeleton(List<Count> counts) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** In which system the logic knows what such a resource says. */
  private static final Map<String, String> TARGETS =
      Map.of(
          "Observation", "http://loinc.org",
          "MedicationRequest", "http://www.nlm.nih.gov/research/umls/rxnorm",
          "MedicationStatement", "http://www.nlm.nih.gov/research/umls/rxnorm",
          "MedicationAdministration", "http://www.nlm.nih.gov/research/umls/rxnorm");

  private static final String OTHER_TARGET = "http://snomed.info/sct";

  private record Group(String source, String target) implements Comparable<Group> {
    @Override
    public int compareTo(Group other) {
      int bySource = source.compareTo(other.source);
      return bySource != 0 ? bySource : target.compareTo(other.target);
    }
  }

  public MapSkeleton {
    counts = List.copyOf(counts);
  }

  /** The map as JSON, readable. */
  public String json() {
    ObjectNode map = MAPPER.createObjectNode();
    map.put("resourceType", "ConceptMap");
    map.put("url", "https://example.org/fhir/ConceptMap/local-codes-" + hash());
    map.put("version", "1");
    map.put("name", "LocalCodes");
    map.put("status", "draft");
    map.put(
        "description",
        "To be filled in: give each target a code, and the equivalence equivalent (it means the"
            + " same) or wider (it means more than the local code). What stays unmatched stays"
            + " unmapped. The target system of a group may be changed.");
    ArrayNode groups = map.putArray("group");
    byGroup().forEach((group, codes) -> write(group, codes, groups.addObject()));
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(map);
  }

  /** So that the map of another day, with other codes, has another URL. */
  private String hash() {
    return Integer.toHexString(counts.stream().map(Count::code).toList().hashCode());
  }

  private Map<Group, List<Count>> byGroup() {
    Map<Group, List<Count>> groups = new TreeMap<>();
    for (Count each : counts) {
      String system = each.code().code().system();
      if (!system.equals(UnmappedCode.TEXT_ONLY) && !system.equals(UnmappedCode.NO_SYSTEM)) {
        String target = TARGETS.getOrDefault(each.code().resourceType(), OTHER_TARGET);
        groups.computeIfAbsent(new Group(system, target), _ -> new ArrayList<>()).add(each);
      }
    }
    return groups;
  }

  private static void write(Group group, List<Count> codes, ObjectNode to) {
    to.put("source", group.source());
    to.put("target", group.target());
    ArrayNode elements = to.putArray("element");
    codes.stream()
        .map(each -> each.code().code().code())
        .distinct()
        .forEach(code -> {
          ObjectNode element = elements.addObject().put("code", code);
          element.putArray("target").addObject().put("equivalence", "unmatched");
        });
  }
}
