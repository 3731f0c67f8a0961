package dev.carpus.terminology;

import dev.carpus.terminology.ExpansionSource.Expansion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetFilterComponent;
import org.hl7.fhir.r4.model.ValueSet.FilterOperator;

/**
 * Expands what a value set says of one code system: listed codes, all codes, or codes by filter.
 *
 * <p>A whole system and a filter are answered from a CodeSystem that is shipped whole, else by the
 * terminology server: of a fragment nobody can tell what is missing.
 */
final class SystemExpansion {
  private final CodeSystems systems;
  private final ExpansionSource remote;
  private final List<TerminologyProblem> problems;
  private final Map<String, Optional<CodeHierarchy>> hierarchies = new HashMap<>();

  SystemExpansion(CodeSystems systems, ExpansionSource remote, List<TerminologyProblem> problems) {
    this.systems = systems;
    this.remote = remote;
    this.problems = problems;
  }

  /** The codes of an include or exclude that names a system; none where a problem was found. */
  Collection<CodeKey> codes(String valueSet, ConceptSetComponent set, String pointer) {
    String system = systems.canonical(set.getSystem());
    if (!systems.knows(system)) {
      problems.add(
          TerminologyProblem.error(
              valueSet,
              pointer + "/system",
              "unknown code system " + set.getSystem(),
              "correct the URL, or add its CodeSystem to the content"));
    }
    return set.hasConcept()
        ? listed(valueSet, set.getConcept(), system, pointer)
        : defined(valueSet, set, system, pointer);
  }

  private List<CodeKey> listed(
      String valueSet, List<ConceptReferenceComponent> concepts, String system, String pointer) {
    Optional<CodeHierarchy> hierarchy = hierarchy(system);
    List<CodeKey> codes = new ArrayList<>(concepts.size());
    for (int i = 0; i < concepts.size(); i++) {
      String code = concepts.get(i).getCode();
      if (code == null || (hierarchy.isPresent() && !hierarchy.get().has(code))) {
        problems.add(
            TerminologyProblem.error(
                valueSet,
                pointer + "/concept/" + i + "/code",
                "the code system " + system + " has no code " + code,
                "correct the code, or add it to the CodeSystem"));
      } else {
        codes.add(new CodeKey(system, code));
      }
    }
    return codes;
  }

  private Collection<CodeKey> defined(
      String valueSet, ConceptSetComponent set, String system, String pointer) {
    Optional<CodeHierarchy> hierarchy = hierarchy(system);
    if (hierarchy.isPresent()
        && set.getFilter().stream().allMatch(SystemExpansion::isKnownFilter)) {
      Set<CodeKey> codes = new LinkedHashSet<>();
      filtered(hierarchy.get(), set.getFilter())
          .forEach(code -> codes.add(new CodeKey(system, code)));
      return codes;
    }
    return switch (remote.expand(set.copy().setSystem(system))) {
      case Expansion.Codes(List<CodeKey> codes) -> codes;
      case Expansion.Unavailable(String reason) -> {
        problems.add(
            TerminologyProblem.error(
                valueSet,
                set.hasFilter() ? pointer + "/filter" : pointer,
                set.hasFilter()
                    ? "the filter cannot be expanded: " + reason
                    : "the whole code system cannot be expanded: " + reason,
                "list the codes in concept, ship the CodeSystem whole, or configure a terminology"
                    + " server for it"));
        yield List.of();
      }
    };
  }

  private static boolean isKnownFilter(ConceptSetFilterComponent filter) {
    return "concept".equals(filter.getProperty())
        && (filter.getOp() == FilterOperator.ISA || filter.getOp() == FilterOperator.DESCENDENTOF);
  }

  /** The codes that pass all filters. */
  private static Set<String> filtered(
      CodeHierarchy hierarchy, List<ConceptSetFilterComponent> filters) {
    Set<String> codes = new LinkedHashSet<>(hierarchy.all());
    for (ConceptSetFilterComponent filter : filters) {
      Set<String> passing = hierarchy.descendants(filter.getValue());
      if (filter.getOp() == FilterOperator.ISA) {
        passing.add(filter.getValue());
      }
      codes.retainAll(passing);
    }
    return codes;
  }

  /** The codes of a system that is shipped whole. */
  private Optional<CodeHierarchy> hierarchy(String system) {
    return hierarchies.computeIfAbsent(
        system,
        url ->
            systems
                .resource(url)
                .filter(each -> each.getContent() == CodeSystemContentMode.COMPLETE)
                .map(CodeHierarchy::new));
  }

  /** The codes that the shipped CodeSystems list, whether or not they are whole. */
  static List<CodeKey> shipped(CodeSystem system) {
    return new CodeHierarchy(system)
        .all().stream().map(code -> new CodeKey(system.getUrl(), code)).toList();
  }
}
