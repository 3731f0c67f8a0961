package dev.carpus.reference;

import dev.carpus.logic.RawResource;
import dev.carpus.terminology.ConceptIndex;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Records of which the pathway does not speak. */
final class UnrelatedRecords {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /**
   * The shapes, each with {@code CODING} where it says what it is of. Not among them: allergies,
   * appointments to come and medicines, of which the pathway speaks whatever their code.
   */
  private static final String[] SHAPES = {
    """
    {"resourceType":"Condition","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},"code":CODING,"bodySite":[{"coding":[{"system":"http://snomed.info/sct","code":"85562004"},{"system":"http://snomed.info/sct","code":"51440002"}]}],"recordedDate":"2026-11-01"}
    """,
    """
    {"resourceType":"Observation","status":"final","code":CODING,"effectiveDateTime":"2026-11-01","valueQuantity":{"value":170,"unit":"cm","system":"http://unitsofmeasure.org","code":"cm"}}
    """,
    """
    {"resourceType":"Observation","status":"final","code":CODING,"effectiveDateTime":"2026-11-01","valueQuantity":{"value":170,"unit":"furlongs"}}
    """,
    """
    {"resourceType":"Observation","status":"final","code":CODING,"effectiveDateTime":"2026-11-01","valueCodeableConcept":CODING}
    """,
    """
    {"resourceType":"Procedure","status":"completed","code":CODING,"performedDateTime":"2026-11-01"}
    """,
    """
    {"resourceType":"DiagnosticReport","status":"final","code":CODING,"effectiveDateTime":"2026-11-01","conclusionCode":[CODING]}
    """,
    """
    {"resourceType":"ServiceRequest","status":"active","intent":"order","code":CODING,"authoredOn":"2026-11-01"}
    """,
    """
    {"resourceType":"ImagingStudy","status":"available","started":"2026-11-01","procedureCode":[CODING],"modality":[{"system":"http://dicom.nema.org/resources/ontology/DCM","code":"MR"}]}
    """,
    """
    {"resourceType":"Device","status":"active","type":CODING}
    """,
    """
    {"resourceType":"QuestionnaireResponse","status":"completed","authored":"2026-11-01","item":[{"linkId":"phq-9-1","answer":[{"valueBoolean":true}]}]}
    """,
    """
    {"resourceType":"CarePlan","status":"active","intent":"plan","category":[CODING],"activity":[{"detail":{"status":"in-progress","code":CODING}}]}
    """,
    """
    {"resourceType":"Appointment","status":"fulfilled","start":"2026-11-01T09:00:00Z","participant":[{"actor":{"reference":"Patient/p1"},"status":"accepted"}]}
    """,
    """
    {"resourceType":"Immunization","status":"completed","vaccineCode":CODING,"occurrenceDateTime":"2026-11-01"}
    """,
    """
    {"resourceType":"Goal","lifecycleStatus":"active","description":CODING}
    """,
    """
    {"resourceType":"Task","status":"requested","intent":"order","code":CODING}
    """
  };

  private UnrelatedRecords() {}

  /** Any of them, of a patient. */
  static Arbitrary<RawResource> of(String patient) {
    ConceptIndex index = ShippedLogic.program().terminology();
    Arbitrary<String> codings =
        Combinators.combine(
                Arbitraries.of(
                    "http://snomed.info/sct", "http://loinc.org", "http://example.org/local"),
                Arbitraries.longs().between(100_000_000L, 999_999_999L))
            .filter((system, code) -> !index.knows(system, String.valueOf(code)))
            .as((system, code) ->
                "{\"coding\":[{\"system\":\"" + system + "\",\"code\":\"" + code + "\"}]}");
    return Combinators.combine(Arbitraries.of(SHAPES), codings)
        .as((shape, coding) -> resource(shape.replace("CODING", coding), patient));
  }

  private static RawResource resource(String text, String patient) {
    ObjectNode json = (ObjectNode) MAPPER.readTree(text);
    json.put("id", "unrelated");
    String holder =
        switch (json.path("resourceType").asString()) {
          case "Device", "Immunization" -> "patient";
          case "Appointment", "Task" -> "";
          default -> "subject";
        };
    if (!holder.isEmpty()) {
      json.putObject(holder).put("reference", "Patient/" + patient);
    }
    return RecordEdits.copy(RecordEdits.resource(json), "unrelated", patient);
  }
}
