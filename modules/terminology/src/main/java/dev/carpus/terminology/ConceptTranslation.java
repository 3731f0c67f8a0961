package dev.carpus.terminology;

import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.jspecify.annotations.Nullable;

/**
 * What a concept map makes of a code.
 *
 * @param source the code that was recorded
 * @param target the code that it stands for as well
 * @param equivalence how the target's meaning lies to the source's
 * @param map the canonical of the ConceptMap that says so, with its version
 * @see <a href="https://hl7.org/fhir/R4/valueset-concept-map-equivalence.html">FHIR R4, concept map
 *     equivalence</a>
 */
public record ConceptTranslation(
    CodeKey source, CodeKey target, ConceptMapEquivalence equivalence, String map) {
  private static final Set<ConceptMapEquivalence> OUTRIGHT =
      EnumSet.of(ConceptMapEquivalence.EQUAL, ConceptMapEquivalence.EQUIVALENT);

  private static final Set<ConceptMapEquivalence> WIDER =
      EnumSet.of(ConceptMapEquivalence.WIDER, ConceptMapEquivalence.SUBSUMES);

  /**
   * Whether the code is carried over. A narrower or looser target is not: it would claim what
   * nobody recorded.
   */
  static boolean isCarried(@Nullable ConceptMapEquivalence equivalence) {
    return equivalence != null && (OUTRIGHT.contains(equivalence) || WIDER.contains(equivalence));
  }

  /** Whether the target means the same; if not, it is wider, and the rules ask for more facts. */
  public boolean isOutright() {
    return OUTRIGHT.contains(equivalence);
  }
}
