package dev.carpus.benchmarks;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.repository.IRepository;
import dev.carpus.logic.RawResource;
import dev.carpus.pathway.DraftOrder;
import dev.carpus.pathway.DraftOrders;
import dev.carpus.pathway.cases.ContentCase;
import dev.carpus.pathway.content.ContentFile;
import dev.carpus.pathway.content.ContentFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.elm.r1.VersionedIdentifier;
import org.hl7.fhir.instance.model.api.IBaseParameters;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.Resource;
import org.opencds.cqf.cql.engine.execution.CqlEngine;
import org.opencds.cqf.fhir.cql.EvaluationSettings;
import org.opencds.cqf.fhir.cql.LibraryEngine;
import org.opencds.cqf.fhir.cql.engine.terminology.TerminologySettings.VALUESET_EXPANSION_MODE;
import org.opencds.cqf.fhir.cr.CrSettings;
import org.opencds.cqf.fhir.cr.plandefinition.PlanDefinitionProcessor;
import org.opencds.cqf.fhir.utility.monad.Either3;
import org.opencds.cqf.fhir.utility.monad.Eithers;
import org.opencds.cqf.fhir.utility.repository.InMemoryFhirRepository;

/**
 * The clinical reasoning engine of the CQFramework project, with the shipped content and the
 * expansions that a server would have beside it.
 *
 * @see <a href="https://github.com/cqframework/clinical-reasoning">clinical-reasoning</a>
 */
final class PeerEngine {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final String MAIN = "BilateralHandCramping";

  private final EvaluationSettings evaluation = EvaluationSettings.getDefault();
  private final List<Resource> content = content();
  private final PlanDefinition plan;
  private final PeerLogic.Asked asked;

  PeerEngine() {
    // There is no terminology server behind the repository: codes are those listed in compose.
    evaluation
        .getTerminologySettings()
        .setValuesetExpansionMode(VALUESET_EXPANSION_MODE.PERFORM_NAIVE_EXPANSION);
    evaluation
        .getCqlOptions()
        .getCqlEngineOptions()
        .getOptions()
        .add(CqlEngine.Options.EnableExpressionCaching);
    plan =
        content.stream()
            .filter(PlanDefinition.class::isInstance)
            .map(PlanDefinition.class::cast)
            .findFirst()
            .orElseThrow();
    Set<String> conditions = new HashSet<>();
    collect(plan.getAction(), conditions);
    asked =
        new PeerLogic.Asked(
            new VersionedIdentifier().withId(MAIN).withVersion(plan.getVersion()),
            conditions,
            new HashMap<>());
  }

  private static void collect(List<PlanDefinitionActionComponent> actions, Set<String> conditions) {
    for (PlanDefinitionActionComponent action : actions) {
      action
          .getCondition()
          .forEach(each -> conditions.add(PeerLogic.nameOf(each.getExpression().getExpression())));
      collect(action.getAction(), conditions);
    }
  }

  /**
   * The operation {@code $apply} for a patient, at the moment of a case.
   *
   * @see <a href="https://hl7.org/fhir/R4/plandefinition-operation-apply.html">FHIR R4, $apply</a>
   */
  Proposal apply(ContentCase patient, JudgedOrder order) {
    InMemoryFhirRepository repository = new InMemoryFhirRepository(FHIR, contentAnd(patient));
    return apply(patient, repository, new PeerLogic(repository, evaluation, asked, patient, order));
  }

  /** The same on patient-view, as the engine does it without any help of ours: now, and slowly. */
  Proposal applyUnaided(ContentCase patient) {
    InMemoryFhirRepository repository = new InMemoryFhirRepository(FHIR, contentAnd(patient));
    return apply(patient, repository, new LibraryEngine(repository, evaluation));
  }

  private Proposal apply(
      ContentCase patient, InMemoryFhirRepository repository, LibraryEngine logic) {
    var applied =
        processor(repository)
            .apply(
                plan(),
                "Patient/" + patient.context().patientId(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                logic);
    return new Proposal((CarePlan) applied);
  }

  /**
   * The operation {@code $r5.apply} over a record that is parsed, as CDS Hooks of HAPI asks for it.
   *
   * @param patient the patient and the moment; the case's own record is not looked at
   */
  IBaseParameters applyR5(ContentCase patient, List<? extends IBaseResource> record) {
    Bundle bundle = contentBundle();
    record.forEach(each -> bundle.addEntry().setResource((Resource) each));
    InMemoryFhirRepository repository = new InMemoryFhirRepository(FHIR, bundle);
    return processor(repository)
        .applyR5(
            plan(),
            List.of("Patient/" + patient.context().patientId()),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            new PeerLogic(
                repository, evaluation, asked, patient, JudgedOrder.of(patient).getFirst()));
  }

  /** The content alone, as a FHIR server has it. */
  IRepository repository() {
    return new InMemoryFhirRepository(FHIR, contentBundle());
  }

  private PlanDefinitionProcessor processor(IRepository repository) {
    return new PlanDefinitionProcessor(
        repository, CrSettings.getDefault().withEvaluationSettings(evaluation));
  }

  private Either3<CanonicalType, IIdType, PlanDefinition> plan() {
    return Eithers.forMiddle3(new IdType("PlanDefinition", plan.getIdPart()));
  }

  /** The content, the drafts of a case before what is stored, and its record. */
  private Bundle contentAnd(ContentCase patient) {
    IParser parser = FHIR.newJsonParser();
    DraftOrders orders = DraftOrders.of(patient.context());
    Bundle bundle = contentBundle();
    Set<String> ids = new HashSet<>();
    Stream.of(
            orders.drafts().stream().map(DraftOrder::resource),
            orders.others().stream(),
            patient.record().stream())
        .flatMap(each -> each)
        .map(RawResource::text)
        .map(text -> (Resource) parser.parseResource(text))
        .filter(each -> ids.add(each.fhirType() + "/" + each.getIdPart()))
        .forEach(each -> bundle.addEntry().setResource(each));
    return bundle;
  }

  private Bundle contentBundle() {
    Bundle bundle = new Bundle().setType(BundleType.COLLECTION);
    content.forEach(each -> bundle.addEntry().setResource(each));
    return bundle;
  }

  private static List<Resource> content() {
    IParser parser = FHIR.newJsonParser();
    ContentFolder folder = ContentFolder.shipped();
    Path pathway = folder.pathways().getFirst();
    List<Resource> resources = new ArrayList<>();
    Stream.of(
            folder.codeSystems(),
            folder.json(pathway, ""),
            folder.json(pathway.resolve("terminology"), ""))
        .flatMap(List::stream)
        .map(ContentFile::text)
        .filter(text -> text.contains("\"resourceType\""))
        .map(text -> (Resource) parser.parseResource(text))
        .forEach(resources::add);
    FlatValueSets.flatten(resources);
    return resources;
  }
}
