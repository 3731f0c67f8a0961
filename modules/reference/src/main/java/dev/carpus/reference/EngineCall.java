package dev.carpus.reference;

import dev.carpus.logic.ElmLibrary;
import dev.carpus.logic.EvaluationFailure;
import dev.carpus.logic.ExpressionName;
import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.Moment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kotlin.Pair;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.hl7.elm.r1.VersionedIdentifier;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.data.CompositeDataProvider;
import org.opencds.cqf.cql.engine.data.DataProvider;
import org.opencds.cqf.cql.engine.exception.CqlException;
import org.opencds.cqf.cql.engine.execution.CqlEngine;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.execution.EvaluationExpressionRef;
import org.opencds.cqf.cql.engine.execution.EvaluationParams;
import org.opencds.cqf.cql.engine.execution.EvaluationResult;
import org.opencds.cqf.cql.engine.execution.EvaluationResults;
import org.opencds.cqf.cql.engine.execution.ExpressionResult;
import org.opencds.cqf.cql.engine.fhir.model.R4FhirModelResolver;
import org.opencds.cqf.cql.engine.retrieve.RetrieveProvider;

/**
 * The expressions of several libraries that are evaluated together, so that each is worked out once
 * however many rest on it.
 */
final class EngineCall {
  private static final String FHIR_MODEL = "http://hl7.org/fhir";

  private final LibraryManager libraries;
  private final IndexTerminology terminology;
  private final R4FhirModelResolver model = new R4FhirModelResolver();
  private final Map<String, VersionedIdentifier> identifiers = new TreeMap<>();
  private final Map<VersionedIdentifier, List<EvaluationExpressionRef>> expressions =
      new LinkedHashMap<>();

  /**
   * A call of the engine.
   *
   * @param libraries the libraries of the program
   * @param asked the expressions to evaluate
   */
  EngineCall(LibraryManager libraries, LogicProgram program, Collection<ExpressionName> asked) {
    this.libraries = libraries;
    terminology = new IndexTerminology(program.terminology());
    List<ElmLibrary> all = new ArrayList<>(program.included());
    all.add(program.main());
    all.forEach(library -> identifiers.put(library.name(), ElmLibraries.identifier(library)));
    NavigableSet<ExpressionName> inOrder = new TreeSet<>(asked);
    for (ExpressionName expression : inOrder) {
      expressions
          .computeIfAbsent(identifier(expression.library()), _ -> new ArrayList<>())
          .add(new EvaluationExpressionRef(expression.name()));
    }
  }

  private VersionedIdentifier identifier(String library) {
    VersionedIdentifier identifier = identifiers.get(library);
    if (identifier == null) {
      throw new IllegalArgumentException("no library " + library + " in the program");
    }
    return identifier;
  }

  /**
   * Evaluates the expressions.
   *
   * @throws EvaluationFailure if the engine fails on any of them
   */
  Values evaluate(
      String patientId, Map<String, Object> parameters, RetrieveProvider retrieve, Moment moment) {
    DataProvider data = new CompositeDataProvider(model, retrieve);
    Environment environment = new Environment(libraries, Map.of(FHIR_MODEL, data), terminology);
    EvaluationParams params =
        new EvaluationParams(
            expressions, new Pair<>("Patient", patientId), parameters, null, moment.dateTime());
    try {
      EvaluationResults results =
          new CqlEngine(environment, Set.of(CqlEngine.Options.EnableExpressionCaching))
              .evaluate(params);
      results
          .getExceptions()
          .forEach((library, failed) -> {
            throw new EvaluationFailure("the CQL engine failed on " + library.getId(), failed);
          });
      return new Values(results);
    } catch (CqlException failed) {
      throw new EvaluationFailure("the CQL engine failed", failed);
    }
  }

  /** What came of each expression. */
  final class Values {
    private final EvaluationResults results;

    private Values(EvaluationResults results) {
      this.results = results;
    }

    /** The value of an expression that was asked. */
    @Nullable Object of(ExpressionName expression) {
      EvaluationResult library = results.getResultFor(identifier(expression.library()));
      ExpressionResult result = library == null ? null : library.get(expression.name());
      if (result == null) {
        throw new EvaluationFailure(
            "the CQL engine gave no result for " + expression, new IllegalStateException());
      }
      return result.getValue();
    }
  }
}
