package dev.carpus.sandbox;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
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
  private final SamplePatients samples;

  PatientLoading(
      IFhirSystemDao<Bundle, Meta> systemDao, DaoRegistry daoRegistry, SamplePatients samples) {
    this.systemDao = systemDao;
    this.daoRegistry = daoRegistry;
    this.samples = samples;
  }

  /**
   * Loads all patients of the list, one transaction each.
   *
   * @throws UnusableSampleException at the first one that cannot be read or stored
   */
  void load(List<SamplePatient> patients) {
    for (SamplePatient patient : patients) {
      if (isDue(patient)) {
        store(patient);
      }
    }
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
    Bundle transaction = samples.transaction(patient);
    try {
      systemDao.transaction(new SystemRequestDetails(), transaction);
    } catch (BaseServerResponseException e) {
      throw new UnusableSampleException(patient.file(), e);
    }
  }
}
