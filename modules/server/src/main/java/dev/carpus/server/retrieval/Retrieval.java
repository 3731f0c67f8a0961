package dev.carpus.server.retrieval;

import dev.carpus.logic.PatientRecord;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of asking for a patient's record.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#providing-fhir-resources-to-a-cds-service">CDS Hooks
 *     2.0, providing FHIR resources to a CDS service</a>
 */
public sealed interface Retrieval {
  /** Everything that there is no evaluation without; the record says what else is not in it. */
  record Complete(PatientRecord record) implements Retrieval {}

  /**
   * Something that there is no evaluation without could not be obtained.
   *
   * @param missing by prefetch key, why, in words that hold nothing of the patient
   */
  record Incomplete(Map<String, String> missing) implements Retrieval {
    public Incomplete {
      missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
    }
  }
}
