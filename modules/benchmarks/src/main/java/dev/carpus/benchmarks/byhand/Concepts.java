package dev.carpus.benchmarks.byhand;

import dev.carpus.logic.facts.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What concepts and codings say, letter by letter. */
final class Concepts {
  static final String CLINICAL_STATUS = "http://terminology.hl7.org/CodeSystem/condition-clinical";
  static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
  static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/condition-category";
  static final String INTERPRETATION =
      "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";
  static final String SNOMED = "http://snomed.info/sct";
  static final String ANSWERS = "https://carpus.example/fhir/CodeSystem/hand-cramping";

  private final Elements elements;

  Concepts(Elements elements) {
    this.elements = elements;
  }

  /** Whether any coding of a concept is this code, in whatever case. */
  boolean says(@Nullable Fact concept, String system, String code) {
    if (concept != null) {
      for (Fact coding : elements.coding.facts(concept)) {
        if (isCode(coding, system, code)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether any coding of any of these concepts is this code. */
  boolean anySays(List<Fact> concepts, String system, String code) {
    for (Fact concept : concepts) {
      if (says(concept, system, code)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a coding is this code, in whatever case. */
  boolean isCode(Fact coding, String system, String code) {
    return code.equalsIgnoreCase(elements.code.text(coding))
        && system.equalsIgnoreCase(elements.system.text(coding));
  }

  /**
   * Whether two concepts have a coding in common; a concept that is not there has what none has.
   */
  boolean areAlike(@Nullable Fact one, @Nullable Fact other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    for (Fact coding : elements.coding.facts(one)) {
      for (Fact another : elements.coding.facts(other)) {
        if (isAlike(elements.code.text(coding), elements.code.text(another))
            && isAlike(elements.system.text(coding), elements.system.text(another))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isAlike(@Nullable String one, @Nullable String other) {
    return one == null ? other == null : one.equalsIgnoreCase(other);
  }

  /** Whether two concepts have a coding in common, to the letter. */
  boolean areSame(@Nullable Fact one, @Nullable Fact other) {
    if (one == null || other == null) {
      return false;
    }
    for (Fact coding : elements.coding.facts(one)) {
      String system = elements.system.text(coding);
      String code = elements.code.text(coding);
      if (system != null && code != null) {
        for (Fact another : elements.coding.facts(other)) {
          if (system.equals(elements.system.text(another))
              && code.equals(elements.code.text(another))) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
