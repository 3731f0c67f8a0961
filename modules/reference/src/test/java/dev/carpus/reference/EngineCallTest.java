package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.logic.CqlTranslation;
import dev.carpus.logic.CqlTranslation.Outcome.Translated;
import dev.carpus.logic.ExpressionName;
import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.Moment;
import dev.carpus.logic.UnknownAwareElm;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.opencds.cqf.cql.engine.retrieve.RetrieveProvider;

class EngineCallTest {
  private static final String RECORD =
      """
      library Record version '1'
      using FHIR version '4.0.1'
      context Patient
      define "Procedures": [Procedure] P where P.id is not null
      define "Any": exists "Procedures"
      """;

  private static final String MAIN =
      """
      library Main version '1'
      using FHIR version '4.0.1'
      include Record version '1' called R
      context Patient
      define "Any": R."Any"
      define "Some": exists R."Procedures"
      define "None": not exists R."Procedures"
      """;

  private static final Set<ExpressionName> ASKED =
      Set.of(
          new ExpressionName("Main", "Any"),
          new ExpressionName("Main", "Some"),
          new ExpressionName("Main", "None"),
          new ExpressionName("Record", "Procedures"));

  /** Tells what is retrieved, and finds nothing. */
  private static RetrieveProvider noting(List<String> retrieved) {
    return (context,
        path,
        value,
        type,
        template,
        code,
        codes,
        valueSet,
        date,
        low,
        high,
        range) -> {
      retrieved.add(type);
      return List.of();
    };
  }

  @Test
  void retrievesOnceForAllExpressionsOfAllLibraries() {
    Translated translated = (Translated) CqlTranslation.translate(MAIN, List.of(RECORD));
    LogicProgram program =
        new LogicProgram(
            translated.main(),
            translated.included(),
            new TreeSet<>(),
            TopicalRouteTest.shipped(),
            QuantityReadingTest.shippedUnits(),
            Map.of());
    EngineCall call =
        new EngineCall(
            ElmLibraries.manager(UnknownAwareElm.rewrite(translated.main(), translated.included())),
            program,
            ASKED);
    List<String> retrieved = new ArrayList<>();
    EngineCall.Values values =
        call.evaluate(
            "p1",
            Map.of(UnknownAwareElm.NOT_OBTAINED, List.of()),
            noting(retrieved),
            new Moment(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC));
    assertThat(values.of(new ExpressionName("Main", "None"))).isEqualTo(true);
    assertThat(values.of(new ExpressionName("Main", "Any"))).isEqualTo(false);
    assertThat(values.of(new ExpressionName("Record", "Procedures"))).isEqualTo(List.of());
    assertThat(retrieved).containsExactly("Procedure");
  }
}
