package dev.carpus.reference;

import ca.uhn.fhir.context.FhirContext;
import dev.carpus.logic.LogicProgram;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;

/**
 * How the codes and quantities of resources are read, by the terminology of a pathway.
 *
 * @param codings reads the codes
 * @param quantities reads the units
 */
record FactReading(CodingReading codings, QuantityReading quantities) {
  static FactReading of(FhirContext fhir, LogicProgram program) {
    return new FactReading(
        new CodingReading(fhir, program.terminology()), new QuantityReading(program.units()));
  }

  /** Reads a resource, which is changed; what was wrong with its values is given back. */
  List<QuantityNote> read(Resource resource) {
    codings.makeCanonical(resource);
    List<QuantityNote> notes = new ArrayList<>(quantities.read(resource));
    if (resource instanceof Observation result && codings.hasUnknownValue(result)) {
      notes.add(new QuantityNote("Observation.value", "the code of the value is not known"));
    }
    return notes;
  }
}
