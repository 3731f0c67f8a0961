package dev.carpus.terminology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;

/**
 * Turns ValueSets and ConceptMaps into a {@link ConceptIndex}, and reports what it cannot use.
 *
 * @see <a href="https://hl7.org/fhir/R4/valueset.html#compositions">FHIR R4, value set
 *     composition</a>
 */
public final class TerminologyLoader {
  private final Set<String> systems;
  private final Map<String, ValueSet> valueSets = new LinkedHashMap<>();
  private final Map<String, Set<CodeKey>> expanded = new HashMap<>();
  private final List<TerminologyProblem> problems = new ArrayList<>();

  private TerminologyLoader(List<CodeSystem> codeSystems, List<ValueSet> valueSets) {
    systems = codeSystems.stream().map(CodeSystem::getUrl).collect(Collectors.toSet());
    valueSets.forEach(valueSet -> this.valueSets.put(valueSet.getUrl(), valueSet));
  }

  /**
   * Loads a pathway's terminology.
   *
   * @param codeSystems every code system that the content may speak of, with or without its codes
   * @param valueSets the value sets; members are listed, or taken from other value sets of the list
   * @param conceptMaps the maps that carry codes over before membership is asked
   */
  public static Terminology load(
      List<CodeSystem> codeSystems, List<ValueSet> valueSets, List<ConceptMap> conceptMaps) {
    return new TerminologyLoader(codeSystems, valueSets).load(conceptMaps);
  }

  private Terminology load(List<ConceptMap> conceptMaps) {
    NavigableSet<String> awaiting = new TreeSet<>();
    for (ValueSet valueSet : valueSets.values()) {
      boolean isEmpty = expand(valueSet.getUrl(), new HashSet<>()).isEmpty();
      if (isEmpty && awaitsCodes(valueSet)) {
        awaiting.add(valueSet.getUrl());
        warn(valueSet.getUrl(), "", "the value set awaits its codes: what asks it is false");
      } else if (isEmpty) {
        report(
            valueSet.getUrl(),
            "/compose",
            "the value set is empty",
            "list its codes in compose.include, or mark it with the extension "
                + Terminology.AWAITING_CODES);
      }
    }
    ConceptMapReading maps = new ConceptMapReading(systems, expanded);
    Map<CodeKey, List<CodeKey>> carriedOver = maps.read(conceptMaps);
    problems.addAll(maps.problems());
    return new Terminology(ConceptIndex.of(expanded, carriedOver), awaiting, problems);
  }

  private static boolean awaitsCodes(ValueSet valueSet) {
    return valueSet.getExtensionByUrl(Terminology.AWAITING_CODES) != null
        && valueSet.getExtensionByUrl(Terminology.AWAITING_CODES).getValue()
            instanceof BooleanType mark
        && mark.booleanValue();
  }

  private Set<CodeKey> expand(String url, Set<String> under) {
    Set<CodeKey> known = expanded.get(url);
    ValueSet valueSet = valueSets.get(url);
    if (known != null || valueSet == null) {
      return known == null ? Set.of() : known;
    }
    if (!under.add(url)) {
      report(url, "/compose", "the value set includes itself", "remove the circle");
      return Set.of();
    }
    Set<CodeKey> members = new HashSet<>();
    List<ConceptSetComponent> includes = valueSet.getCompose().getInclude();
    for (int i = 0; i < includes.size(); i++) {
      members.addAll(codes(valueSet, includes.get(i), "/compose/include/" + i, under));
    }
    List<ConceptSetComponent> excludes = valueSet.getCompose().getExclude();
    for (int i = 0; i < excludes.size(); i++) {
      members.removeAll(codes(valueSet, excludes.get(i), "/compose/exclude/" + i, under));
    }
    expanded.put(url, Set.copyOf(members));
    return members;
  }

  private Set<CodeKey> codes(
      ValueSet valueSet, ConceptSetComponent set, String pointer, Set<String> under) {
    if (set.hasFilter()) {
      report(
          valueSet.getUrl(),
          pointer + "/filter",
          "filters cannot be expanded here",
          "list the codes in concept");
      return Set.of();
    }
    Set<CodeKey> codes = new HashSet<>();
    if (set.hasSystem() && !systems.contains(set.getSystem())) {
      report(
          valueSet.getUrl(),
          pointer + "/system",
          "unknown code system " + set.getSystem(),
          "correct the URL, or add its CodeSystem to the content");
    }
    if (set.hasSystem() && !set.hasConcept()) {
      report(
          valueSet.getUrl(),
          pointer,
          "a whole code system cannot be expanded here",
          "list the codes in concept");
    }
    set.getConcept().forEach(concept -> codes.add(new CodeKey(set.getSystem(), concept.getCode())));
    for (int i = 0; i < set.getValueSet().size(); i++) {
      String nested = set.getValueSet().get(i).getValue();
      if (!valueSets.containsKey(nested)) {
        report(
            valueSet.getUrl(),
            pointer + "/valueSet/" + i,
            "unknown value set " + nested,
            "correct the URL, or add the ValueSet to the content");
      }
      Set<CodeKey> members = expand(nested, new HashSet<>(under));
      if (codes.isEmpty() && !set.hasConcept() && i == 0) {
        codes.addAll(members);
      } else {
        codes.retainAll(members);
      }
    }
    return codes;
  }

  private void report(String resource, String pointer, String message, String mend) {
    problems.add(new TerminologyProblem(resource, pointer, false, message, mend));
  }

  private void warn(String resource, String pointer, String message) {
    problems.add(
        new TerminologyProblem(
            resource, pointer, true, message, "add verified codes when there are any"));
  }
}
