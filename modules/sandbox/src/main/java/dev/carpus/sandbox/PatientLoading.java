package dev.carpus.sandbox;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.api.model.ExpungeOptions;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;

/**
 * Puts the sample patients into the server's storage: hand-made ones always, because their dates
 * move with the calendar; generated ones only if they are not there yet.
 */
final class PatientLoading {

  private final IFhirSystemDao<Bundle, Meta> systemDao;
  private final DaoRegistry daoRegistry;
  private final Supplier<SamplePatients> samples;

  /**
   * A loading of patients.
   *
   * @param samples gives their records as of today
   */
  PatientLoading(
      IFhirSystemDao<Bundle, Meta> systemDao,
      DaoRegistry daoRegistry,
      Supplier<SamplePatients> samples) {
    this.systemDao = systemDao;
    this.daoRegistry = daoRegistry;
    this.samples = samples;
  }

  /**
   * Loads all patients that are due, one transaction each.
   *
   * @return how many there are then
   * @throws UnusableSampleException at the first one that cannot be read or stored
   */
  int load() {
    List<SamplePatient> patients = SamplePatients.index();
    for (SamplePatient patient : patients) {
      if (isDue(patient)) {
        store(patient);
      }
    }
    return patients.size();
  }

  /** Deletes every resource with its history, whoever made it, and loads all patients. */
  int loadAnew() {
    systemDao.expunge(new ExpungeOptions().setExpungeEverything(true), new SystemRequestDetails());
    return load();
  }

  private boolean isDue(SamplePatient patient) {
    return switch (patient.origin()) {
      case HAND_MADE -> true;
      case SYNTHEA -> !isThere(patient);
    };
  }

  private boolean isThere(SamplePatient patient) {
    try {
      daoRegistry
          .getResourceDao("Patient")
          .read(new IdType("Patient", patient.id()), new SystemRequestDetails());
      return true;
    } catch (ResourceNotFoundException | ResourceGoneException e) {
      return false;
    }
  }

  private void store(SamplePatient patient) {
    Bundle transaction = samples.get().transaction(patient);
    try {
      systemDao.transaction(new SystemRequestDetails(), transaction);
    } catch (BaseServerResponseException e) {
      throw new UnusableSampleException(patient.file(), e);
    }
  }
}
