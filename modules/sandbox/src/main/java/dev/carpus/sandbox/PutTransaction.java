package dev.carpus.sandbox;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.ResourceReferenceInfo;
import java.util.HashMap;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/**
 * Turns a patient's record, whatever kind of bundle it stands in, into a transaction of PUTs:
 * resources keep their ids ({@code urn:uuid:X} becomes the id X), and references follow them. The
 * Patient is tagged with its story and its origin.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#transaction">FHIR R4, transaction</a>
 */
final class PutTransaction {

  /** The code system of the tag that carries a sample patient's story as its display. */
  static final String STORY_SYSTEM = "https://carpus.example/fhir/CodeSystem/sandbox-story";

  /** The code system of the tag that says how a sample patient was made. */
  static final String ORIGIN_SYSTEM = "https://carpus.example/fhir/CodeSystem/sandbox-origin";

  private static final String URN = "urn:uuid:";

  private final FhirContext fhirContext;
  private final SamplePatient patient;

  PutTransaction(FhirContext fhirContext, SamplePatient patient) {
    this.fhirContext = fhirContext;
    this.patient = patient;
  }

  /**
   * The transaction with the resources of the record.
   *
   * @throws UnusableSampleException if a resource has no id, or the patient is not among them
   */
  Bundle of(Bundle record) {
    Map<String, String> newReferences = new HashMap<>();
    Bundle transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    for (BundleEntryComponent entry : record.getEntry()) {
      Resource resource = entry.getResource();
      String reference = resource.fhirType() + "/" + id(resource);
      newReferences.put(entry.getFullUrl(), reference);
      resource.setId(reference);
      transaction
          .addEntry()
          .setResource(resource)
          .getRequest()
          .setMethod(HTTPVerb.PUT)
          .setUrl(reference);
    }
    for (BundleEntryComponent entry : transaction.getEntry()) {
      follow(newReferences, entry.getResource());
    }
    patientOf(transaction)
        .getMeta()
        .addTag(STORY_SYSTEM, patient.id(), patient.story())
        .addTag(ORIGIN_SYSTEM, patient.origin().code(), null);
    return transaction;
  }

  private String id(Resource resource) {
    String id = resource.getIdElement().getIdPart();
    if (id == null) {
      throw new UnusableSampleException(
          patient.file(), "a " + resource.fhirType() + " has no id of its own");
    }
    return id.startsWith(URN) ? id.substring(URN.length()) : id;
  }

  private void follow(Map<String, String> newReferences, Resource resource) {
    for (ResourceReferenceInfo reference :
        fhirContext.newTerser().getAllResourceReferences(resource)) {
      String target = reference.getResourceReference().getReferenceElement().getValue();
      String newTarget = newReferences.get(target);
      if (newTarget != null) {
        reference.getResourceReference().setReference(newTarget);
      }
    }
  }

  private Patient patientOf(Bundle transaction) {
    return transaction.getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .filter(Patient.class::isInstance)
        .map(Patient.class::cast)
        .filter(candidate -> candidate.getIdElement().getIdPart().equals(patient.id()))
        .findFirst()
        .orElseThrow(
            () -> new UnusableSampleException(patient.file(), "has no Patient/" + patient.id()));
  }
}
