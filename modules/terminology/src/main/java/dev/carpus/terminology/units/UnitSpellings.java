package dev.carpus.terminology.units;

import dev.carpus.terminology.TerminologyProblem;
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
 * Which UCUM unit is meant by which spelling, read from ConceptMaps; not thread-safe.
 *
 * @see <a href="https://hl7.org/fhir/R4/conceptmap.html">FHIR R4, ConceptMap</a>
 */
final class UnitSpellings {
  private static final Set<ConceptMapEquivalence> SAME =
      EnumSet.of(ConceptMapEquivalence.EQUAL, ConceptMapEquivalence.EQUIVALENT);

  private final UcumDefinitions definitions;
  private final Map<String, String> spellings = new HashMap<>();
  private final List<TerminologyProblem> problems = new ArrayList<>();

  UnitSpellings(UcumDefinitions definitions) {
    this.definitions = definitions;
  }

  /** UCUM code by spelling, without the rows that have a problem. */
  Map<String, String> spellings() {
    return spellings;
  }

  List<TerminologyProblem> problems() {
    return problems;
  }

  void read(ConceptMap map) {
    for (int g = 0; g < map.getGroup().size(); g++) {
      ConceptMapGroupComponent group = map.getGroup().get(g);
      if (Units.UCUM.equals(group.getTarget())) {
        readGroup(map.getUrl(), group, "/group/" + g);
      } else {
        report(
            map.getUrl(),
            "/group/" + g + "/target",
            "spellings of units lead to UCUM, not to " + group.getTarget(),
            "make it " + Units.UCUM);
      }
    }
  }

  private void readGroup(String map, ConceptMapGroupComponent group, String pointer) {
    for (int e = 0; e < group.getElement().size(); e++) {
      SourceElementComponent element = group.getElement().get(e);
      for (int t = 0; t < element.getTarget().size(); t++) {
        String spelling = String.valueOf(element.getCode()).strip();
        String at = pointer + "/element/" + e + "/target/" + t;
        readTarget(map, spelling, element.getTarget().get(t), at);
      }
    }
  }

  private void readTarget(
      String map, String spelling, TargetElementComponent target, String pointer) {
    String code = String.valueOf(target.getCode());
    if (!SAME.contains(target.getEquivalence())) {
      report(
          map,
          pointer + "/equivalence",
          "the spelling " + spelling + " must mean its unit, no more and no less",
          "make it equivalent, or leave the spelling out");
    } else if (definitions.unit(code).isEmpty()) {
      report(map, pointer + "/code", "UCUM has no unit " + code, "correct the code");
    } else if (!code.equals(spellings.getOrDefault(spelling, code))) {
      report(
          map,
          pointer + "/code",
          "the spelling " + spelling + " means " + spellings.get(spelling) + " already",
          "leave one of the two out");
    } else {
      spellings.put(spelling, code);
    }
  }

  private void report(String map, String pointer, String message, String mend) {
    problems.add(new TerminologyProblem(map, pointer, false, message, mend));
  }
}
