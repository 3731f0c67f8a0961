package dev.carpus.reference;

import dev.carpus.logic.ClinicalLogic;
import dev.carpus.logic.CqlTranslation;
import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.Ternary;
import dev.carpus.terminology.ConceptIndex;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A few lines of CQL on the official engine, asked of the patient p1. */
record SmallLogic(ClinicalLogic logic) {
  static SmallLogic of(String cql, Collection<String> expressions, ConceptIndex terminology) {
    return switch (CqlTranslation.translate(cql, List.of())) {
      case CqlTranslation.Outcome.Translated translated ->
          new SmallLogic(
              new ReferenceEngine()
                  .prepare(
                      new LogicProgram(
                          translated.main(),
                          translated.included(),
                          new TreeSet<>(expressions),
                          terminology,
                          QuantityReadingTest.shippedUnits(),
                          Map.of())));
      case CqlTranslation.Outcome.Untranslatable untranslatable ->
          throw new IllegalStateException(untranslatable.problems().toString());
    };
  }

  /** What an expression says of a record of the patient and this resource. */
  Ternary ask(String expression, String type, String resource) {
    PatientRecord record =
        new PatientRecord(
            "p1",
            Optional.empty(),
            List.of(
                RawResource.of("Patient", "{\"resourceType\":\"Patient\",\"id\":\"p1\"}"),
                RawResource.of(type, resource)),
            Set.of());
    Moment moment = new Moment(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    return Optional.ofNullable(logic.answer(record, moment).byExpression().get(expression))
        .orElseThrow()
        .value();
  }
}
