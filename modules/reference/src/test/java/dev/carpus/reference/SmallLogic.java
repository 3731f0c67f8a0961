package dev.carpus.reference;

import dev.carpus.logic.Answer;
import dev.carpus.logic.ClinicalLogic;
import dev.carpus.logic.CqlTranslation;
import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.Ternary;
import dev.carpus.logic.compiled.CompiledEngine;
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
  /** When it is asked. */
  static final Moment MOMENT = new Moment(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  static SmallLogic of(String cql, Collection<String> expressions, ConceptIndex terminology) {
    return of(cql, List.of(), expressions, terminology, Map.of());
  }

  /** With the libraries that it includes, and values of their parameters. */
  static SmallLogic of(
      String cql,
      List<String> others,
      Collection<String> expressions,
      ConceptIndex terminology,
      Map<String, Object> parameters) {
    return new SmallLogic(
        new ReferenceEngine().prepare(program(cql, others, expressions, terminology, parameters)));
  }

  /** As it is given to an engine. */
  static LogicProgram program(
      String cql,
      List<String> others,
      Collection<String> expressions,
      ConceptIndex terminology,
      Map<String, Object> parameters) {
    return switch (CqlTranslation.translate(cql, others)) {
      case CqlTranslation.Outcome.Translated translated ->
          new LogicProgram(
              translated.main(),
              translated.included(),
              new TreeSet<>(expressions),
              terminology,
              QuantityReadingTest.shippedUnits(),
              parameters);
      case CqlTranslation.Outcome.Untranslatable untranslatable ->
          throw new IllegalStateException(untranslatable.problems().toString());
    };
  }

  /** A program on the official engine and compiled. */
  static List<ClinicalLogic> onBothEngines(LogicProgram program) {
    return List.of(
        new ReferenceEngine().prepare(program),
        new CompiledEngine(ParsedResources::new).prepare(program));
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
    return ask(expression, record).value();
  }

  /** What comes of an expression for a record. */
  Answer ask(String expression, PatientRecord record) {
    return Optional.ofNullable(logic.answer(record, MOMENT).byExpression().get(expression))
        .orElseThrow();
  }
}
