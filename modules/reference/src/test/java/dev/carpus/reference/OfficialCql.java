package dev.carpus.reference;

import dev.carpus.logic.ElmLibrary;
import dev.carpus.logic.EvaluationFailure;
import dev.carpus.logic.Moment;
import java.util.List;
import java.util.Map;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.hl7.elm.r1.VersionedIdentifier;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.exception.CqlException;
import org.opencds.cqf.cql.engine.execution.CqlEngine;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.execution.EvaluationExpressionRef;
import org.opencds.cqf.cql.engine.execution.EvaluationParams;
import org.opencds.cqf.cql.engine.execution.EvaluationResult;
import org.opencds.cqf.cql.engine.execution.EvaluationResults;
import org.opencds.cqf.cql.engine.execution.ExpressionResult;

/** A library that asks for no record, on the official engine. */
public final class OfficialCql {
  private final LibraryManager libraries;
  private final VersionedIdentifier identifier;

  public OfficialCql(ElmLibrary library) {
    libraries = ElmLibraries.manager(List.of(library));
    identifier = ElmLibraries.identifier(library);
  }

  /**
   * The value of a definition.
   *
   * @throws EvaluationFailure if it has none
   */
  public @Nullable Object value(String definition, Moment moment) {
    EvaluationParams params =
        new EvaluationParams(
            Map.of(identifier, List.of(new EvaluationExpressionRef(definition))),
            null,
            Map.of(),
            null,
            moment.dateTime());
    try {
      EvaluationResults results = new CqlEngine(new Environment(libraries)).evaluate(params);
      results
          .getExceptions()
          .values()
          .forEach(failed -> {
            throw new EvaluationFailure("the CQL engine failed", failed);
          });
      EvaluationResult result = results.getResultFor(identifier);
      ExpressionResult value = result == null ? null : result.get(definition);
      if (value == null) {
        throw new EvaluationFailure("the CQL engine gave no result", new IllegalStateException());
      }
      return value.getValue();
    } catch (CqlException failed) {
      throw new EvaluationFailure("the CQL engine failed", failed);
    }
  }
}
