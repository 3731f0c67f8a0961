package dev.carpus.benchmarks;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import dev.carpus.hooks.request.HookContext;
import dev.carpus.pathway.cases.ContentCase;
import dev.carpus.pathway.cases.ContentCase.Expectation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseParameters;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Parameters;
import org.opencds.cqf.fhir.cr.hapi.cdshooks.CdsCrService;

/**
 * One hook call in HAPI: its parameters and its answer are made as HAPI makes them, and the
 * operation is applied with the same help as {@link PeerEngine} gives elsewhere. Without it, the
 * engine would translate the library for each condition.
 */
final class HapiCall extends CdsCrService {
  private static final Expectation NONE = new Expectation(List.of(), List.of());

  private final PeerEngine engine;
  private final Instant at;

  HapiCall(RequestDetails details, PeerEngine engine, Instant at) {
    super(details, engine.repository());
    this.engine = engine;
    this.at = at;
  }

  @Override
  public IBaseResource invokeApply(IBaseParameters parameters) {
    Parameters sent = (Parameters) parameters;
    Bundle data = (Bundle) sent.getParameter("data").getResource();
    return engine.applyR5(
        patient(sent.getParameter("subject").getValue().primitiveValue()),
        data.getEntry().stream().map(BundleEntryComponent::getResource).toList());
  }

  private ContentCase patient(String id) {
    return new ContentCase(
        "request",
        "request",
        at,
        new HookContext.PatientView("Practitioner/reader", id, Optional.empty()),
        List.of(),
        Map.of(),
        Set.of(),
        NONE);
  }
}
