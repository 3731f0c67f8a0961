package dev.carpus.benchmarks;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import dev.carpus.pathway.cases.ContentCase;
import dev.carpus.pathway.content.ContentFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Resource;
import org.opencds.cqf.fhir.cql.EvaluationSettings;
import org.opencds.cqf.fhir.cql.LibraryEngine;
import org.opencds.cqf.fhir.cql.engine.terminology.TerminologySettings.VALUESET_EXPANSION_MODE;
import org.opencds.cqf.fhir.cr.CrSettings;
import org.opencds.cqf.fhir.cr.plandefinition.PlanDefinitionProcessor;
import org.opencds.cqf.fhir.utility.monad.Eithers;
import org.opencds.cqf.fhir.utility.repository.InMemoryFhirRepository;

/**
 * The clinical reasoning engine of the CQFramework project, with the shipped content as it is.
 *
 * @see <a href="https://github.com/cqframework/clinical-reasoning">clinical-reasoning</a>
 */
final class PeerEngine {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final String PATHWAY = "bilateral-hand-cramping";
  private static final String LOGIC = "https://carpus.example/fhir/Library/BilateralHandCramping";

  private final EvaluationSettings evaluation = EvaluationSettings.getDefault();

  PeerEngine() {
    // There is no terminology server behind the repository: codes are those listed in compose.
    evaluation
        .getTerminologySettings()
        .setValuesetExpansionMode(VALUESET_EXPANSION_MODE.PERFORM_NAIVE_EXPANSION);
  }

  /**
   * The operation {@code $apply} for a patient, now.
   *
   * @see <a href="https://hl7.org/fhir/R4/plandefinition-operation-apply.html">FHIR R4, $apply</a>
   */
  Proposal apply(ContentCase patient) {
    InMemoryFhirRepository repository = new InMemoryFhirRepository(FHIR, contentAnd(patient));
    String subject = "Patient/" + patient.patientId();
    translateOnce(repository, subject);
    var applied =
        new PlanDefinitionProcessor(
                repository, CrSettings.getDefault().withEvaluationSettings(evaluation))
            .apply(
                Eithers.<CanonicalType, IIdType, PlanDefinition>forMiddle3(
                    new IdType("PlanDefinition", PATHWAY)),
                subject,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    return new Proposal((CarePlan) applied);
  }

  /**
   * Evaluates one expression, to have the library in the engine's cache: each condition works on a
   * copy of the cache and would translate the library anew.
   */
  private void translateOnce(InMemoryFhirRepository repository, String subject) {
    new LibraryEngine(repository, evaluation)
        .evaluate(LOGIC, subject, null, null, null, null, Set.of("Adult"));
  }

  private static Bundle contentAnd(ContentCase patient) {
    IParser parser = FHIR.newJsonParser();
    ContentFolder folder = ContentFolder.shipped();
    Path pathway = folder.pathways().getFirst();
    Bundle bundle = new Bundle().setType(BundleType.COLLECTION);
    Stream.concat(
            Stream.of(
                    folder.codeSystems(),
                    folder.json(pathway, ""),
                    folder.json(pathway.resolve("terminology"), ""))
                .flatMap(List::stream)
                .map(file -> file.text()),
            patient.record().stream().map(raw -> raw.text()))
        .forEach(text -> bundle.addEntry().setResource((Resource) parser.parseResource(text)));
    return bundle;
  }
}
