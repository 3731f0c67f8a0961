package dev.carpus.reference;

import ca.uhn.fhir.context.FhirContext;
import dev.carpus.terminology.ConceptIndex;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.retrieve.RetrieveProvider;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.runtime.Interval;

/** Answers the CQL engine's retrieves from one patient's record. */
final class RecordRetrieve implements RetrieveProvider {
  private final FhirContext fhir;
  private final ParsedRecord record;
  private final ConceptIndex index;

  RecordRetrieve(FhirContext fhir, ParsedRecord record, ConceptIndex index) {
    this.fhir = fhir;
    this.record = record;
    this.index = index;
  }

  @Override
  public Iterable<Object> retrieve(
      @Nullable String context,
      @Nullable String contextPath,
      @Nullable Object contextValue,
      String dataType,
      @Nullable String templateId,
      @Nullable String codePath,
      @Nullable Iterable<Code> codes,
      @Nullable String valueSet,
      @Nullable String datePath,
      @Nullable String dateLowPath,
      @Nullable String dateHighPath,
      @Nullable Interval dateRange) {
    List<Object> found = new ArrayList<>();
    for (Resource resource : record.ofType(dataType)) {
      if (codePath == null
          || (codes == null && valueSet == null)
          || matches(resource, codePath, codes, valueSet)) {
        found.add(resource);
      }
    }
    return found;
  }

  private boolean matches(
      Resource resource,
      String codePath,
      @Nullable Iterable<Code> codes,
      @Nullable String valueSet) {
    for (Coding coding : codings(resource, codePath)) {
      if (valueSet != null
          && coding.hasSystem()
          && index.contains(valueSet, coding.getSystem(), coding.getCode())) {
        return true;
      }
      if (codes != null && isAmong(coding, codes)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAmong(Coding coding, Iterable<Code> codes) {
    for (Code code : codes) {
      if (String.valueOf(code.getCode()).equals(coding.getCode())
          && String.valueOf(code.getSystem()).equals(coding.getSystem())) {
        return true;
      }
    }
    return false;
  }

  private List<Coding> codings(Resource resource, String path) {
    List<Coding> codings = new ArrayList<>();
    for (IBase value : fhir.newTerser().getValues(resource, path)) {
      switch (value) {
        case CodeableConcept concept -> codings.addAll(concept.getCoding());
        case Coding coding -> codings.add(coding);
        case CodeType code -> codings.add(new Coding().setCode(code.getValue()));
        default -> {}
      }
    }
    return codings;
  }
}
