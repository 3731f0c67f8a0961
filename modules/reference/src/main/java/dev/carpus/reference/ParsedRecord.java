package dev.carpus.reference;

import ca.uhn.fhir.context.FhirContext;
import dev.carpus.logic.EvaluationFailure;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.UnreadableResources;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A patient's record in HAPI's object model, by resource type; each resource once. */
final class ParsedRecord {
  private static final String MEDICATION = "Medication";

  private final Map<String, Map<String, Resource>> byType = new LinkedHashMap<>();
  private final IdentityHashMap<Resource, List<QuantityNote>> notes = new IdentityHashMap<>();
  private final FhirContext fhir;
  private final String patientId;

  /**
   * Parses the resources, leaves out those of other patients, and reads their codes.
   *
   * @param types the resource types that are read; others are not parsed
   * @param zone the zone in which days are counted
   * @throws UnreadableResources if resources are no FHIR R4 at all
   */
  ParsedRecord(
      FhirContext fhir, PatientRecord record, Set<String> types, ZoneId zone, FactReading facts) {
    this.fhir = fhir;
    this.patientId = record.patientId();
    ResourceParsing parsing = new ResourceParsing(fhir, zone);
    boolean asksDrugs = !Collections.disjoint(types, DrugReading.TYPES);
    Map<RawResource, EvaluationFailure> unreadable = new LinkedHashMap<>();
    for (RawResource raw : record.resources()) {
      if (types.contains(raw.type()) || (asksDrugs && raw.type().equals(MEDICATION))) {
        try {
          Resource resource = parsing.parse(raw);
          notes.put(resource, facts.read(resource));
          add(resource);
        } catch (EvaluationFailure failed) {
          unreadable.put(raw, failed);
        }
      }
    }
    if (!unreadable.isEmpty()) {
      throw new UnreadableResources(
          List.copyOf(unreadable.keySet()), unreadable.values().iterator().next());
    }
    DrugReading drugs = new DrugReading(facts.codings(), medications());
    byType.values().forEach(resources -> resources.values().forEach(drugs::read));
  }

  /** What was wrong with the quantities of a resource. */
  List<QuantityNote> notes(Resource resource) {
    return notes.getOrDefault(resource, List.of());
  }

  private Map<String, Medication> medications() {
    Map<String, Medication> medications = new HashMap<>();
    ofType(MEDICATION)
        .forEach(each -> medications.put(each.getIdElement().getIdPart(), (Medication) each));
    return medications;
  }

  private void add(Resource resource) {
    if (isOfPatient(resource)) {
      byType
          .computeIfAbsent(resource.fhirType(), _ -> new LinkedHashMap<>())
          .putIfAbsent(key(resource), resource);
    }
  }

  /** The resources of a type. */
  List<Resource> ofType(String type) {
    return List.copyOf(byType.getOrDefault(type, Map.of()).values());
  }

  /** The Patient, if the record holds it. */
  List<Patient> patient() {
    List<Patient> patients = new ArrayList<>();
    ofType("Patient").forEach(resource -> patients.add((Patient) resource));
    return patients;
  }

  private String key(Resource resource) {
    String id = resource.getIdElement().getIdPart();
    return id == null ? "#" + System.identityHashCode(resource) : id;
  }

  private boolean isOfPatient(Resource resource) {
    if (resource instanceof Patient) {
      return patientId.equals(resource.getIdElement().getIdPart());
    }
    if (resource instanceof Appointment appointment) {
      return isOfPatient(appointment);
    }
    for (String element : List.of("subject", "patient")) {
      if (fhir.getResourceDefinition(resource).getChildByName(element) != null) {
        for (IBase value : fhir.newTerser().getValues(resource, element)) {
          if (value instanceof Reference reference && isOfAnother(reference)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Where patients take part in it, this one is among them. */
  private boolean isOfPatient(Appointment appointment) {
    List<Reference> patients =
        appointment.getParticipant().stream()
            .map(AppointmentParticipantComponent::getActor)
            .filter(actor -> "Patient".equals(actor.getReferenceElement().getResourceType()))
            .toList();
    return patients.isEmpty() || patients.stream().anyMatch(actor -> !isOfAnother(actor));
  }

  private boolean isOfAnother(Reference reference) {
    var target = reference.getReferenceElement();
    return "Patient".equals(target.getResourceType()) && !patientId.equals(target.getIdPart());
  }
}
