package dev.carpus.reference;

import dev.carpus.logic.ElmGraph.Read;
import dev.carpus.terminology.ConceptIndex;
import java.util.ArrayList;
import java.util.List;
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
  private final ParsedRecord record;
  private final ConceptIndex index;

  RecordRetrieve(ParsedRecord record, ConceptIndex index) {
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

  /** Whether a retrieve of this kind gives the resource. */
  boolean gives(Resource resource, Read read) {
    return resource.fhirType().equals(read.type())
        && (read.valueSet().isEmpty() || matches(resource, read.codePath(), null, read.valueSet()));
  }

  private boolean matches(
      Resource resource,
      String codePath,
      @Nullable Iterable<Code> codes,
      @Nullable String valueSet) {
    for (Coding coding : codings(resource, codePath)) {
      if (valueSet != null
          && CodingReading.hasSystem(coding)
          && CodingReading.hasCode(coding)
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

  private static List<Coding> codings(Resource resource, String path) {
    List<Coding> codings = new ArrayList<>();
    Elements.of(resource, path)
        .forEach(value -> {
          switch (value) {
            case CodeableConcept concept -> codings.addAll(concept.getCoding());
            case Coding coding -> codings.add(coding);
            case CodeType code -> codings.add(new Coding().setCode(code.getValue()));
            default -> {}
          }
        });
    return codings;
  }
}
