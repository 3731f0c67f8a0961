package dev.carpus.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;

/**
 * Value sets that list the codes of those that they include, as a terminology server would expand
 * them: the peer, alone, takes a value set for the codes that itself lists.
 */
final class FlatValueSets {
  private final Map<String, ValueSet> byUrl;

  private FlatValueSets(List<Resource> content) {
    byUrl =
        content.stream()
            .filter(ValueSet.class::isInstance)
            .map(ValueSet.class::cast)
            .collect(Collectors.toMap(ValueSet::getUrl, Function.identity()));
  }

  /** Makes the value sets among the resources flat, in place. */
  static void flatten(List<Resource> content) {
    FlatValueSets sets = new FlatValueSets(content);
    sets.byUrl.values().forEach(each -> each.getCompose().setInclude(sets.included(each)));
  }

  private List<ConceptSetComponent> included(ValueSet valueSet) {
    List<ConceptSetComponent> flat = new ArrayList<>();
    for (ConceptSetComponent include : valueSet.getCompose().getInclude()) {
      if (include.hasValueSet() && (include.hasSystem() || include.getValueSet().size() > 1)) {
        throw new IllegalArgumentException("an intersection: " + valueSet.getUrl());
      }
      Stream<ConceptSetComponent> those =
          include.hasValueSet()
              ? included(named(include.getValueSet().getFirst().getValue())).stream()
              : Stream.of(include);
      those.forEach(flat::add);
    }
    return flat;
  }

  private ValueSet named(String canonical) {
    return Objects.requireNonNull(byUrl.get(canonical.replaceFirst("\\|.*", "")), canonical);
  }
}
