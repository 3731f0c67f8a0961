package dev.carpus.server.retrieval;

import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.pathway.PrefetchPlan;
import dev.carpus.pathway.PrefetchPlan.Query;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What came of asking for a patient's record.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#providing-fhir-resources-to-a-cds-service">CDS Hooks
 *     2.0, providing FHIR resources to a CDS service</a>
 */
public sealed interface Retrieval {
  /**
   * The same where some of the resources turn out to be none: whatever query they came with was not
   * obtained.
   */
  default Retrieval without(Collection<RawResource> unreadable, PrefetchPlan plan) {
    return this;
  }

  /**
   * Everything that there is no evaluation without; the record says what else is not in it.
   *
   * @param failures by prefetch key, what kept its query from being obtained
   */
  record Complete(PatientRecord record, Map<String, Cause> failures) implements Retrieval {
    public Complete {
      failures = inOrder(failures);
    }

    @Override
    public Retrieval without(Collection<RawResource> unreadable, PrefetchPlan plan) {
      Set<RawResource> gone = new HashSet<>(unreadable);
      gone.retainAll(record.resources());
      Set<String> lost = gone.stream().map(RawResource::type).collect(Collectors.toSet());
      Set<String> notObtained = new HashSet<>(record.notObtained());
      Map<String, Cause> causes = new LinkedHashMap<>(failures);
      Map<String, String> missing = new LinkedHashMap<>();
      for (Query query : plan.queries()) {
        if (lost.contains(query.type()) || query.included().stream().anyMatch(lost::contains)) {
          notObtained.add(query.type());
          causes.put(query.key(), Cause.UNUSABLE);
          if (query.isRequired()) {
            missing.put(query.key(), "what came holds a resource that is not FHIR R4 JSON");
          }
        }
      }
      List<RawResource> rest =
          record.resources().stream().filter(each -> !gone.contains(each)).toList();
      return missing.isEmpty()
          ? new Complete(
              new PatientRecord(record.patientId(), record.encounterId(), rest, notObtained),
              causes)
          : new Incomplete(missing, causes);
    }
  }

  /**
   * Something that there is no evaluation without could not be obtained.
   *
   * @param missing by prefetch key, why, in words that hold nothing of the patient
   * @param failures by prefetch key, what kept its query from being obtained
   */
  record Incomplete(Map<String, String> missing, Map<String, Cause> failures) implements Retrieval {
    public Incomplete {
      missing = inOrder(missing);
      failures = inOrder(failures);
    }
  }

  /**
   * More resources were sent than one call may have.
   *
   * @param most how many it may have
   */
  record Excessive(int most) implements Retrieval {}

  private static <V> Map<String, V> inOrder(Map<String, V> map) {
    return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
