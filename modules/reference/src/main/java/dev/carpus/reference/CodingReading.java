package dev.carpus.reference;

import ca.uhn.fhir.context.FhirContext;
import dev.carpus.terminology.CodeKey;
import dev.carpus.terminology.ConceptIndex;
import dev.carpus.terminology.Terminology;
import dev.carpus.terminology.UnmappedCode;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;

/** Reads the codings of resources as the terminology knows them. */
final class CodingReading {
  private final FhirContext fhir;
  private final ConceptIndex index;

  CodingReading(FhirContext fhir, ConceptIndex index) {
    this.fhir = fhir;
    this.index = index;
  }

  /** Whether a coding says its code, and not only something about it by an extension. */
  static boolean hasCode(Coding coding) {
    return coding.getCodeElement().hasValue();
  }

  /** Whether a coding says its system, and not only something about it by an extension. */
  static boolean hasSystem(Coding coding) {
    return coding.getSystemElement().hasValue();
  }

  /** Gives every coding the URL of its system and the spelling of its code that the content has. */
  void makeCanonical(Resource resource) {
    for (Coding coding :
        fhir.newTerser().getAllPopulatedChildElementsOfType(resource, Coding.class)) {
      if (hasSystem(coding)) {
        coding.setSystem(index.canonicalSystem(coding.getSystem()));
        if (hasCode(coding)) {
          coding.setCode(index.canonicalCode(coding.getSystem(), coding.getCode()));
        }
      }
    }
  }

  /** The codes of the concepts at a path of which no coding is known. */
  List<UnmappedCode> unmapped(Resource resource, String path) {
    List<UnmappedCode> unmapped = new ArrayList<>();
    Elements.of(resource, path)
        .filter(CodeableConcept.class::isInstance)
        .map(CodeableConcept.class::cast)
        .filter(concept -> !isKnown(concept))
        .forEach(concept -> unmapped.addAll(unknownCodes(resource.fhirType(), concept)));
    return unmapped;
  }

  /** Whether what an Observation found is said by a code that nobody knows, or in words alone. */
  boolean hasUnknownValue(Observation result) {
    return result.getValue() instanceof CodeableConcept value && !isKnown(value);
  }

  private List<UnmappedCode> unknownCodes(String type, CodeableConcept concept) {
    List<UnmappedCode> codes = new ArrayList<>();
    for (Coding coding : concept.getCoding()) {
      if (hasCode(coding) && !knows(coding)) {
        String system = hasSystem(coding) ? coding.getSystem() : UnmappedCode.NO_SYSTEM;
        codes.add(new UnmappedCode(type, new CodeKey(system, coding.getCode())));
      }
    }
    if (codes.isEmpty() && concept.getText() != null) {
      codes.add(UnmappedCode.ofText(type));
    }
    return codes;
  }

  private boolean isKnown(CodeableConcept concept) {
    return concept.getCoding().stream().anyMatch(this::knows)
        && concept.getCoding().stream().noneMatch(CodingReading::saysUnrecognised);
  }

  private boolean knows(Coding coding) {
    return hasSystem(coding)
        && hasCode(coding)
        && index.knows(coding.getSystem(), coding.getCode());
  }

  /** Whether a drug's ingredients are known by its codings alone. */
  boolean isRecognised(CodeableConcept drug) {
    return drug.getCoding().stream().anyMatch(this::knows);
  }

  private static boolean saysUnrecognised(Coding coding) {
    return Terminology.UNRECOGNISED_DRUG.system().equals(coding.getSystem())
        && Terminology.UNRECOGNISED_DRUG.code().equals(coding.getCode());
  }
}
