package dev.carpus.terminology.remote;

import dev.carpus.terminology.CodeKey;
import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;

/**
 * One code that another one stands for, and how far.
 *
 * @see <a href="https://hl7.org/fhir/R4/valueset-concept-map-equivalence.html">FHIR R4, concept map
 *     equivalence</a>
 */
record Translation(CodeKey target, ConceptMapEquivalence equivalence) {
  /** A translation, if these words make one. */
  static Optional<Translation> of(String system, String code, String equivalence) {
    if (system.isEmpty() || code.isEmpty()) {
      return Optional.empty();
    }
    return Arrays.stream(ConceptMapEquivalence.values())
        .filter(each -> each != ConceptMapEquivalence.NULL)
        .filter(each -> each.toCode().equals(equivalence))
        .findFirst()
        .map(each -> new Translation(new CodeKey(system, code), each));
  }
}
