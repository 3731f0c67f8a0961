package dev.carpus.terminology;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;

/**
 * Expands value sets: the union of what is included, without what is excluded.
 *
 * @see <a href="https://hl7.org/fhir/R4/valueset.html#compositions">FHIR R4, value set
 *     composition</a>
 */
final class ValueSetExpansion {
  private final Map<String, ValueSet> valueSets = new LinkedHashMap<>();
  private final Map<String, Collection<CodeKey>> expanded = new HashMap<>();
  private final SystemExpansion systems;
  private final List<TerminologyProblem> problems;

  ValueSetExpansion(
      List<ValueSet> valueSets, SystemExpansion systems, List<TerminologyProblem> problems) {
    valueSets.forEach(valueSet -> this.valueSets.put(valueSet.getUrl(), valueSet));
    this.systems = systems;
    this.problems = problems;
  }

  /** The members of a value set of the list; none where a problem was found. */
  Collection<CodeKey> expand(String url) {
    return expand(url, new LinkedHashSet<>());
  }

  private Collection<CodeKey> expand(String url, Set<String> under) {
    Collection<CodeKey> known = expanded.get(url);
    ValueSet valueSet = valueSets.get(url);
    if (known != null || valueSet == null) {
      return known == null ? Set.of() : known;
    }
    if (!under.add(url)) {
      report(url, "/compose", "the value set includes itself", "remove the circle");
      return Set.of();
    }
    Collection<CodeKey> members = composed(valueSet, under);
    expanded.put(url, members);
    return members;
  }

  private Collection<CodeKey> composed(ValueSet valueSet, Set<String> under) {
    List<ConceptSetComponent> includes = valueSet.getCompose().getInclude();
    List<ConceptSetComponent> excludes = valueSet.getCompose().getExclude();
    if (includes.size() == 1 && excludes.isEmpty()) {
      return codes(valueSet, includes.getFirst(), "/compose/include/0", under);
    }
    Set<CodeKey> members = new LinkedHashSet<>();
    for (int i = 0; i < includes.size(); i++) {
      members.addAll(codes(valueSet, includes.get(i), "/compose/include/" + i, under));
    }
    for (int i = 0; i < excludes.size(); i++) {
      members.removeAll(
          Set.copyOf(codes(valueSet, excludes.get(i), "/compose/exclude/" + i, under)));
    }
    return members;
  }

  /** What one include or exclude holds: what is in its system and in all of its value sets. */
  private Collection<CodeKey> codes(
      ValueSet valueSet, ConceptSetComponent set, String pointer, Set<String> under) {
    Collection<CodeKey> ofSystem =
        set.hasSystem() ? systems.codes(valueSet.getUrl(), set, pointer) : List.of();
    if (!set.hasValueSet()) {
      return ofSystem;
    }
    Set<CodeKey> codes = new LinkedHashSet<>(ofSystem);
    for (int i = 0; i < set.getValueSet().size(); i++) {
      Collection<CodeKey> members =
          nested(valueSet, set.getValueSet().get(i), pointer + "/valueSet/" + i, under);
      if (i == 0 && !set.hasSystem()) {
        codes.addAll(members);
      } else {
        codes.retainAll(Set.copyOf(members));
      }
    }
    return codes;
  }

  private Collection<CodeKey> nested(
      ValueSet valueSet, CanonicalType canonical, String pointer, Set<String> under) {
    String name = canonical.getValue();
    int bar = name.indexOf('|');
    String url = bar < 0 ? name : name.substring(0, bar);
    ValueSet nested = valueSets.get(url);
    if (nested == null || (bar >= 0 && !name.substring(bar + 1).equals(nested.getVersion()))) {
      report(
          valueSet.getUrl(),
          pointer,
          "unknown value set " + name,
          "correct the canonical, or add the ValueSet to the content");
      return Set.of();
    }
    return expand(url, new LinkedHashSet<>(under));
  }

  private void report(String url, String pointer, String message, String mend) {
    problems.add(TerminologyProblem.error(url, pointer, message, mend));
  }
}
