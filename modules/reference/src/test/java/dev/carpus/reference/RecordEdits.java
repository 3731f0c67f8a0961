package dev.carpus.reference;

import dev.carpus.logic.RawResource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of a resource when something of it is recorded otherwise. */
final class RecordEdits {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String ERROR = "entered-in-error";
  private static final String VERIFICATION = "verificationStatus";

  /** The code systems of the types whose verificationStatus, not status, says that it is wrong. */
  private static final Map<String, String> VERIFIED =
      Map.of(
          "Condition", "http://terminology.hl7.org/CodeSystem/condition-ver-status",
          "AllergyIntolerance",
              "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification");

  /** The types of which FHIR R4 can say that they were entered in error. */
  static final Set<String> ERRONEOUS =
      Set.of(
          "AllergyIntolerance",
          "Appointment",
          "CarePlan",
          "Condition",
          "Device",
          "DiagnosticReport",
          "Encounter",
          "ImagingStudy",
          "Medication",
          "MedicationAdministration",
          "MedicationRequest",
          "MedicationStatement",
          "Observation",
          "Procedure",
          "QuestionnaireResponse",
          "ServiceRequest");

  private RecordEdits() {}

  /** The resource as JSON. */
  static ObjectNode json(RawResource resource) {
    return (ObjectNode) MAPPER.readTree(resource.text());
  }

  /** JSON as a resource. */
  static RawResource resource(ObjectNode json) {
    return RawResource.of(json.path("resourceType").asString(), MAPPER.writeValueAsString(json));
  }

  /** A copy under another id that is of this patient, whoever it was of. */
  static RawResource copy(RawResource resource, String id, String patient) {
    ObjectNode copy = json(resource).put("id", id);
    for (JsonNode holder : holders(copy).toList()) {
      ((ObjectNode) holder).put("reference", "Patient/" + patient);
    }
    return resource(copy);
  }

  /** The references of a resource that name its patient. */
  private static Stream<JsonNode> holders(ObjectNode resource) {
    return Stream.concat(
            Stream.of(resource.path("subject"), resource.path("patient")),
            resource.path("participant").valueStream().map(each -> each.path("actor")))
        .filter(each -> each.path("reference").asString("").startsWith("Patient/"));
  }

  /** Whether the resource says whom it is of. */
  static boolean namesItsPatient(RawResource resource) {
    return holders(json(resource)).findAny().isPresent();
  }

  /** The same, entered in error; it is of one of the {@link #ERRONEOUS} types. */
  static RawResource enteredInError(RawResource resource) {
    ObjectNode error = json(resource);
    String system = VERIFIED.get(resource.type());
    if (system == null) {
      error.put("status", ERROR);
    } else {
      error.remove("clinicalStatus");
      setVerification(error, system, ERROR);
    }
    return resource(error);
  }

  /** The same condition, refuted. */
  static RawResource refuted(RawResource condition) {
    ObjectNode refuted = json(condition);
    setVerification(refuted, VERIFIED.getOrDefault("Condition", ""), "refuted");
    return resource(refuted);
  }

  private static void setVerification(ObjectNode resource, String system, String code) {
    resource.remove(VERIFICATION);
    resource
        .putObject(VERIFICATION)
        .putArray("coding")
        .addObject()
        .put("system", system)
        .put("code", code);
  }
}
