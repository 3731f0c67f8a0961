package dev.carpus.logic;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of one patient for one evaluation.
 *
 * <p>A resource type that is not in {@code notObtained} is known whole: what is not there, the
 * patient has not. Of a type in {@code notObtained} nothing may be concluded from absence.
 *
 * @param patientId the id of the Patient
 * @param encounterId the id of the current Encounter, where there is one
 * @param resources the resources; of two with the same type and id the first counts, so drafts come
 *     before what is stored
 * @param notObtained resource types that could not be obtained, or not whole
 * @param orders the hook, and its draft orders, which are among the resources
 */
public record PatientRecord(
    String patientId,
    Optional<String> encounterId,
    List<RawResource> resources,
    Set<String> notObtained,
    HookOrders orders) {
  public PatientRecord {
    resources = List.copyOf(resources);
    notObtained = Set.copyOf(notObtained);
  }

  /** A record for a chart that is opened: nothing is about to be ordered. */
  public PatientRecord(
      String patientId,
      Optional<String> encounterId,
      List<RawResource> resources,
      Set<String> notObtained) {
    this(patientId, encounterId, resources, notObtained, HookOrders.patientView());
  }
}
