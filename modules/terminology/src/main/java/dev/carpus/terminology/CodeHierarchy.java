package dev.carpus.terminology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.ConceptPropertyComponent;

/**
 * The codes of a code system that is shipped whole, and which lies below which: by nesting, and by
 * the property {@code parent}.
 *
 * @see <a href="https://hl7.org/fhir/R4/codesystem.html#hierarchy">FHIR R4, code system
 *     hierarchy</a>
 */
final class CodeHierarchy {
  private final Set<String> codes = new LinkedHashSet<>();
  private final Map<String, List<String>> below = new HashMap<>();

  CodeHierarchy(CodeSystem system) {
    system.getConcept().forEach(this::add);
  }

  private void add(ConceptDefinitionComponent concept) {
    codes.add(concept.getCode());
    for (ConceptPropertyComponent property : concept.getProperty()) {
      if ("parent".equals(property.getCode()) && property.hasValue()) {
        put(property.getValue().primitiveValue(), concept.getCode());
      }
    }
    for (ConceptDefinitionComponent child : concept.getConcept()) {
      put(concept.getCode(), child.getCode());
      add(child);
    }
  }

  private void put(String parent, String child) {
    below.computeIfAbsent(parent, _ -> new ArrayList<>()).add(child);
  }

  boolean has(String code) {
    return codes.contains(code);
  }

  Set<String> all() {
    return codes;
  }

  /** The codes below a code, at any depth, without it. */
  Set<String> descendants(String code) {
    Set<String> found = new LinkedHashSet<>();
    collect(code, found);
    return found;
  }

  private void collect(String code, Set<String> found) {
    for (String child : below.getOrDefault(code, List.of())) {
      if (found.add(child)) {
        collect(child, found);
      }
    }
  }
}
