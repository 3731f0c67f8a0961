package dev.carpus.terminology.remote;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Resource;

/** Writes resources as JSON. Thread-safe. */
final class FhirJson {
  private final FhirContext fhir = FhirContext.forCached(FhirVersionEnum.R4);

  byte[] bytes(Resource resource) {
    return text(resource).getBytes(StandardCharsets.UTF_8);
  }

  /** The text of a resource; the same one has the same text. */
  String text(Resource resource) {
    return fhir.newJsonParser().encodeResourceToString(resource);
  }
}
