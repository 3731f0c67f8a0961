package dev.carpus.terminology;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.ConceptMap.TargetElementComponent;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;

/**
 * Which codes stand for which others, read from ConceptMaps.
 *
 * <p>A code is carried over where the target says no more than the source: equal, equivalent, wider
 * and subsumes. A narrower or looser target is not: it would claim what nobody recorded.
 *
 * @see <a href="https://hl7.org/fhir/R4/valueset-concept-map-equivalence.html">FHIR R4, concept map
 *     equivalence</a>
 */
final class ConceptMapReading {
  private static final Set<ConceptMapEquivalence> CARRIED =
      EnumSet.of(
          ConceptMapEquivalence.EQUAL,
          ConceptMapEquivalence.EQUIVALENT,
          ConceptMapEquivalence.WIDER,
          ConceptMapEquivalence.SUBSUMES);

  private final Set<String> systems;
  private final Map<String, Set<CodeKey>> members;
  private final Map<CodeKey, List<CodeKey>> carriedOver = new HashMap<>();
  private final List<TerminologyProblem> problems = new ArrayList<>();

  ConceptMapReading(Set<String> systems, Map<String, Set<CodeKey>> members) {
    this.systems = systems;
    this.members = members;
  }

  Map<CodeKey, List<CodeKey>> read(List<ConceptMap> conceptMaps) {
    for (ConceptMap map : conceptMaps) {
      for (int g = 0; g < map.getGroup().size(); g++) {
        readGroup(map, map.getGroup().get(g), "/group/" + g);
      }
    }
    return carriedOver;
  }

  List<TerminologyProblem> problems() {
    return problems;
  }

  private void readGroup(ConceptMap map, ConceptMapGroupComponent group, String pointer) {
    checkSystem(map, group.getSource(), pointer + "/source");
    checkSystem(map, group.getTarget(), pointer + "/target");
    for (int e = 0; e < group.getElement().size(); e++) {
      SourceElementComponent element = group.getElement().get(e);
      CodeKey source = new CodeKey(group.getSource(), element.getCode());
      for (int t = 0; t < element.getTarget().size(); t++) {
        TargetElementComponent target = element.getTarget().get(t);
        if (CARRIED.contains(target.getEquivalence())) {
          CodeKey targetKey = new CodeKey(group.getTarget(), target.getCode());
          checkTarget(map, targetKey, pointer + "/element/" + e + "/target/" + t + "/code");
          carriedOver.computeIfAbsent(source, _ -> new ArrayList<>()).add(targetKey);
        }
      }
    }
  }

  private void checkSystem(ConceptMap map, String system, String pointer) {
    if (!systems.contains(system)) {
      problems.add(
          new TerminologyProblem(
              map.getUrl(),
              pointer,
              false,
              "unknown code system " + system,
              "correct the URL, or add its CodeSystem to the content"));
    }
  }

  private void checkTarget(ConceptMap map, CodeKey target, String pointer) {
    if (members.values().stream().noneMatch(codes -> codes.contains(target))) {
      problems.add(
          new TerminologyProblem(
              map.getUrl(),
              pointer,
              false,
              "no value set holds the target " + target,
              "correct the code, or add it to a value set"));
    }
  }
}
