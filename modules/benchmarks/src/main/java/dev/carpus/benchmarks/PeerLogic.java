package dev.carpus.benchmarks;

import ca.uhn.fhir.repository.IRepository;
import dev.carpus.logic.LogicProgram;
import dev.carpus.pathway.cases.ContentCase;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.elm.r1.VersionedIdentifier;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseParameters;
import org.hl7.fhir.r4.model.BooleanType;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.execution.EvaluationResult;
import org.opencds.cqf.cql.engine.execution.ExpressionResult;
import org.opencds.cqf.fhir.cql.Engines;
import org.opencds.cqf.fhir.cql.EvaluationSettings;
import org.opencds.cqf.fhir.cql.LibraryEngine;
import org.opencds.cqf.fhir.utility.CqfExpression;

/**
 * The peer's own engine of logic, which evaluates all conditions of a plan at once, at the moment
 * of a case: left alone, it translates and evaluates a library for each condition, always now.
 */
final class PeerLogic extends LibraryEngine {
  private static final String CQL = "text/cql";

  private final EvaluationResult results;
  private final Map<String, List<IBase>> literals;

  /**
   * Evaluates the conditions of a plan for a patient.
   *
   * @param plan the names of the conditions, and the values of the dynamic values known so far
   */
  PeerLogic(
      IRepository repository,
      EvaluationSettings settings,
      Asked plan,
      ContentCase patient,
      JudgedOrder order) {
    super(repository, settings);
    literals = plan.literals();
    results =
        getEvaluationResult(
            plan.library(),
            patient.context().patientId(),
            null,
            parameters(patient, order),
            null,
            plan.conditions(),
            Engines.getCqlFhirParametersConverter(fhirContext),
            patient.at().atZone(ZoneOffset.UTC),
            null);
  }

  /**
   * What a plan asks of its logic.
   *
   * @param library the main library
   * @param conditions the names of its expressions that are conditions
   * @param literals the values of dynamic values, by the expression; the content's are string
   *     literals, which are the same for every patient
   */
  record Asked(
      VersionedIdentifier library, Set<String> conditions, Map<String, List<IBase>> literals) {}

  private static Map<String, Object> parameters(ContentCase patient, JudgedOrder order) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put(LogicProgram.HOOK, patient.context().hook().hookName());
    parameters.put(LogicProgram.BASKET, order.basket());
    order.draft().ifPresent(draft -> parameters.put(LogicProgram.DRAFT, draft));
    patient
        .context()
        .encounterId()
        .ifPresent(encounter -> parameters.put(LogicProgram.ENCOUNTER_ID, encounter));
    return parameters;
  }

  @Override
  public List<IBase> resolveExpression(
      String subject,
      CqfExpression expression,
      @Nullable IBaseParameters parameters,
      @Nullable Map<String, Object> rawParameters,
      @Nullable IBaseBundle bundle,
      @Nullable IBase context,
      @Nullable IBase resource) {
    if (!CQL.equals(expression.getLanguage())) {
      if (!expression.getExpression().matches("'[^']*'")) {
        throw new IllegalArgumentException("not a string literal: " + expression.getExpression());
      }
      return literals.computeIfAbsent(
          expression.getExpression(),
          _ ->
              super.resolveExpression(
                  subject, expression, parameters, rawParameters, bundle, context, resource));
    }
    ExpressionResult result =
        Objects.requireNonNull(results.get(nameOf(expression.getExpression())), "not a condition");
    return Optional.ofNullable((Boolean) result.getValue())
        .<List<IBase>>map(value -> List.of(new BooleanType(value)))
        .orElse(List.of());
  }

  /** The name in {@code Library."Name"}. */
  static String nameOf(String expression) {
    return expression.substring(expression.indexOf('"') + 1, expression.lastIndexOf('"'));
  }
}
