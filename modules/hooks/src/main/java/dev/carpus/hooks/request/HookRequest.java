package dev.carpus.hooks.request;

import dev.carpus.hooks.Required;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One call of a service by a client.
 *
 * @param hookInstance identifies the call
 * @param fhirServer the base URL of the client's FHIR server; nothing says that it is to be trusted
 * @param prefetch what the client sent along, by key, in the order it was sent
 * @see <a href="https://cds-hooks.hl7.org/2.0/#http-request_1">CDS Hooks 2.0, request</a>
 */
public record HookRequest(
    String hook,
    UUID hookInstance,
    Optional<URI> fhirServer,
    Optional<FhirAuthorization> fhirAuthorization,
    HookContext context,
    Map<String, PrefetchValue> prefetch) {
  /**
   * @throws IllegalArgumentException if the context is another hook's, the FHIR server no absolute
   *     http or https URL, or an authorisation comes without a server or for another patient
   */
  public HookRequest {
    prefetch = Collections.unmodifiableMap(new LinkedHashMap<>(prefetch));
    if (!hook.equals(context.hook().hookName())) {
      throw new IllegalArgumentException("hook must be that of the context");
    }
    fhirServer.ifPresent(url -> Required.httpUrl(url, "fhirServer"));
    if (fhirAuthorization.isPresent() && fhirServer.isEmpty()) {
      throw new IllegalArgumentException("fhirAuthorization needs a fhirServer");
    }
    Optional<String> bound = fhirAuthorization.flatMap(FhirAuthorization::patient);
    if (bound.isPresent() && !bound.get().equals(context.patientId())) {
      throw new IllegalArgumentException("fhirAuthorization.patient must be context.patientId");
    }
  }

  /** Says which call this is, never whom it is about. */
  @Override
  public String toString() {
    return "HookRequest[" + hook + " " + hookInstance + "]";
  }
}
