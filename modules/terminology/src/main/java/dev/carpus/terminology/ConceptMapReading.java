package dev.carpus.terminology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.ConceptMap.TargetElementComponent;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;

/** Which codes stand for which others, read from ConceptMaps. */
final class ConceptMapReading {
  private static final int SHOWN = 5;

  /** What one map says of a source code, in one target system. */
  private record Claim(
      ConceptMap map,
      String pointer,
      CodeKey source,
      String targetSystem,
      Map<CodeKey, ConceptMapEquivalence> targets) {}

  private final CodeSystems systems;
  private final Predicate<CodeKey> isInValueSet;
  private final Map<CodeKey, List<ConceptTranslation>> translations = new LinkedHashMap<>();

  /** By the plain spelling of the source code. */
  private final Map<CodeKey, List<Claim>> claims = new LinkedHashMap<>();

  private final List<TerminologyProblem> problems;

  ConceptMapReading(
      CodeSystems systems, Predicate<CodeKey> isInValueSet, List<TerminologyProblem> problems) {
    this.systems = systems;
    this.isInValueSet = isInValueSet;
    this.problems = problems;
  }

  /** Reads a map of the pathway: every target must be in a value set. */
  void read(ConceptMap map) {
    for (CodeAt unknown : unknownTargets(map, true)) {
      report(
          map,
          unknown.pointer(),
          "no value set holds the target " + unknown.code(),
          "correct the code, or add it to a value set");
    }
  }

  /** Reads a map of the site, which may say more than this pathway asks. */
  void readOfSite(ConceptMap map) {
    List<CodeAt> unknown = unknownTargets(map, false);
    if (!unknown.isEmpty()) {
      problems.add(
          TerminologyProblem.warning(
              map.getUrl(),
              unknown.getFirst().pointer(),
              "no value set holds "
                  + unknown.size()
                  + " of its targets, such as "
                  + String.join(
                      ", ",
                      unknown.stream()
                          .map(CodeAt::code)
                          .map(String::valueOf)
                          .distinct()
                          .limit(SHOWN)
                          .toList()),
              "correct the codes if the pathway should know them"));
    }
  }

  /** Reads what a terminology server said, where no map of the content or the site speaks. */
  void readLearnt(ConceptMap map) {
    ConceptMap rest = map.copy();
    rest.getGroup()
        .removeIf(group -> !systems.knows(systems.canonical(String.valueOf(group.getTarget()))));
    for (ConceptMapGroupComponent group : rest.getGroup()) {
      String source = systems.canonical(String.valueOf(group.getSource()));
      group
          .getElement()
          .removeIf(each ->
              each.hasCode() && claims.containsKey(plain(new CodeKey(source, each.getCode()))));
    }
    unknownTargets(rest, false);
  }

  /** Every translation that is carried over, by its source. */
  Map<CodeKey, List<ConceptTranslation>> translations() {
    return translations;
  }

  /** Reports the codes of which two maps say different things. */
  void compare() {
    claims
        .values()
        .forEach(made -> {
          for (int i = 0; i < made.size(); i++) {
            for (int j = 0; j < i; j++) {
              Claim one = made.get(j);
              Claim other = made.get(i);
              if (one.targetSystem().equals(other.targetSystem())
                  && !one.targets().equals(other.targets())) {
                report(
                    other.map(),
                    other.pointer(),
                    other.source()
                        + " is mapped to "
                        + said(other)
                        + " here, but to "
                        + said(one)
                        + " in "
                        + one.map().getUrl(),
                    "let one of the maps say it, or both the same");
              }
            }
          }
        });
  }

  private static String said(Claim claim) {
    return claim.targets().isEmpty()
        ? "nothing"
        : String.join(
            " and ",
            claim.targets().entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue().toCode() + ")")
                .sorted()
                .toList());
  }

  private record CodeAt(CodeKey code, String pointer) {}

  private List<CodeAt> unknownTargets(ConceptMap map, boolean mustKnowSource) {
    if (!map.hasVersion()) {
      report(map, "/url", "the map has no version", "give it one, so that cards can name it");
    }
    List<CodeAt> unknown = new ArrayList<>();
    for (int g = 0; g < map.getGroup().size(); g++) {
      ConceptMapGroupComponent group = map.getGroup().get(g);
      String pointer = "/group/" + g;
      checkSystem(map, group.getSource(), mustKnowSource, pointer + "/source");
      checkSystem(map, group.getTarget(), true, pointer + "/target");
      if (group.hasSource() && group.hasTarget()) {
        for (int e = 0; e < group.getElement().size(); e++) {
          readElement(map, group, e, pointer + "/element/" + e, unknown);
        }
      }
    }
    return unknown;
  }

  private void readElement(
      ConceptMap map, ConceptMapGroupComponent group, int e, String pointer, List<CodeAt> unknown) {
    SourceElementComponent element = group.getElement().get(e);
    if (!element.hasCode()) {
      report(map, pointer, "the element has no code", "name the code that is mapped");
      return;
    }
    CodeKey source = new CodeKey(systems.canonical(group.getSource()), element.getCode());
    Map<CodeKey, ConceptMapEquivalence> carried = new LinkedHashMap<>();
    for (int t = 0; t < element.getTarget().size(); t++) {
      TargetElementComponent target = element.getTarget().get(t);
      String at = pointer + "/target/" + t;
      boolean isCarried = ConceptTranslation.isCarried(target.getEquivalence());
      if (!target.hasEquivalence() || (isCarried && !target.hasCode())) {
        report(
            map,
            at,
            "the target has no equivalence or no code",
            "name the code, and say how the two meanings lie");
      } else if (isCarried) {
        CodeKey key = new CodeKey(systems.canonical(group.getTarget()), target.getCode());
        carried.put(key, target.getEquivalence());
        if (!isInValueSet.test(key)) {
          unknown.add(new CodeAt(key, at + "/code"));
        }
      }
    }
    String canonical = map.getUrl() + "|" + map.getVersion();
    carried.forEach((key, equivalence) ->
        translations
            .computeIfAbsent(source, _ -> new ArrayList<>())
            .add(new ConceptTranslation(source, key, equivalence, canonical)));
    if (!isUnmatched(element)) {
      claims
          .computeIfAbsent(plain(source), _ -> new ArrayList<>())
          .add(new Claim(map, pointer, source, systems.canonical(group.getTarget()), carried));
    }
  }

  /** A row that nobody has filled in yet says nothing. */
  private static boolean isUnmatched(SourceElementComponent element) {
    return element.getTarget().stream()
        .allMatch(target -> target.getEquivalence() == ConceptMapEquivalence.UNMATCHED);
  }

  private static CodeKey plain(CodeKey code) {
    return new CodeKey(code.system(), CodeSpelling.of(code.system()).plain(code.code()));
  }

  private void checkSystem(ConceptMap map, String system, boolean mustBeKnown, String pointer) {
    if (system == null) {
      report(map, pointer, "the group does not name its code system", "name it");
    } else if (mustBeKnown && !systems.knows(systems.canonical(system))) {
      report(
          map,
          pointer,
          "unknown code system " + system,
          "correct the URL, or add its CodeSystem to the content");
    }
  }

  private void report(ConceptMap map, String pointer, String message, String mend) {
    problems.add(TerminologyProblem.error(map.getUrl(), pointer, message, mend));
  }
}
