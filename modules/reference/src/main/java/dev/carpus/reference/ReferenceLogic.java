package dev.carpus.reference;

import ca.uhn.fhir.context.FhirContext;
import dev.carpus.logic.Answer;
import dev.carpus.logic.Answers;
import dev.carpus.logic.ClinicalLogic;
import dev.carpus.logic.ElmGraph;
import dev.carpus.logic.ElmGraph.Reach;
import dev.carpus.logic.EvaluationFailure;
import dev.carpus.logic.Evidence;
import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.Ternary;
import dev.carpus.logic.UnknownAwareElm;
import dev.carpus.terminology.UnmappedCode;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.data.CompositeDataProvider;
import org.opencds.cqf.cql.engine.data.DataProvider;
import org.opencds.cqf.cql.engine.exception.CqlException;
import org.opencds.cqf.cql.engine.execution.CqlEngine;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.execution.EvaluationExpressionRef;
import org.opencds.cqf.cql.engine.execution.EvaluationParams;
import org.opencds.cqf.cql.engine.execution.EvaluationResult;
import org.opencds.cqf.cql.engine.execution.ExpressionResult;
import org.opencds.cqf.cql.engine.fhir.model.R4FhirModelResolver;

/** One pathway's expressions on the official engine: a new engine for each evaluation. */
final class ReferenceLogic implements ClinicalLogic {
  private static final String FHIR_MODEL = "http://hl7.org/fhir";

  /** Elements that say what or where, beside those by which resources are retrieved. */
  private static final Map<String, String> MORE_CODES =
      Map.of(
          "Condition", "bodySite",
          "Observation", "value",
          "ImagingStudy", "procedureCode",
          "Encounter", "reasonCode");

  private final FhirContext fhir;
  private final FactReading facts;
  private final LibraryManager libraries;
  private final VersionedIdentifier main;
  private final LogicProgram program;
  private final R4FhirModelResolver model = new R4FhirModelResolver();
  private final boolean takesEncounter;
  private final Map<String, Reach> reach = new LinkedHashMap<>();
  private final NavigableSet<String> asked = new TreeSet<>();
  private final NavigableSet<String> types = new TreeSet<>();

  /**
   * By type, the elements whose codes the logic looks at: those by which it retrieves, and more.
   */
  private final Map<String, NavigableSet<String>> codePaths = new TreeMap<>();

  ReferenceLogic(FhirContext fhir, LibraryManager libraries, LogicProgram program, ElmGraph graph) {
    this.fhir = fhir;
    facts = FactReading.of(fhir, program);
    this.libraries = libraries;
    this.main = ElmLibraries.identifier(program.main());
    this.program = program;
    takesEncounter = graph.parameters().contains(LogicProgram.ENCOUNTER_ID);
    types.add("Patient");
    for (String expression : program.expressions()) {
      Reach reached = graph.reach(expression);
      reach.put(expression, reached);
      asked.add(expression);
      asked.addAll(reached.evidence());
      types.addAll(reached.types());
      MORE_CODES.forEach((type, path) -> {
        if (reached.types().contains(type)) {
          codePaths.computeIfAbsent(type, _ -> new TreeSet<>()).add(path);
        }
      });
      reached.reads().stream()
          .filter(read -> !read.codePath().isEmpty())
          .forEach(read ->
              codePaths.computeIfAbsent(read.type(), _ -> new TreeSet<>()).add(read.codePath()));
    }
  }

  @Override
  public Answers answer(PatientRecord record, Moment moment) {
    ParsedRecord parsed = new ParsedRecord(fhir, record, types, moment.zone(), facts);
    RecordRetrieve retrieve = new RecordRetrieve(parsed, program.terminology());
    SetAside setAside = new SetAside(parsed, retrieve);
    EvaluationResult results = evaluate(record, retrieve, setAside, moment);
    Map<String, Answer> answers = new LinkedHashMap<>();
    reach.forEach((expression, reached) ->
        answers.put(
            expression,
            answer(expression, reached, results, record, parsed, setAside.among(reached.reads()))));
    List<UnmappedCode> unmapped = new ArrayList<>();
    codePaths.forEach((type, paths) ->
        parsed
            .ofType(type)
            .forEach(resource ->
                paths.forEach(path -> unmapped.addAll(facts.codings().unmapped(resource, path)))));
    return new Answers(answers, unmapped);
  }

  private EvaluationResult evaluate(
      PatientRecord record, RecordRetrieve retrieve, SetAside setAside, Moment moment) {
    DataProvider data = new CompositeDataProvider(model, retrieve);
    Environment environment =
        new Environment(
            libraries, Map.of(FHIR_MODEL, data), new IndexTerminology(program.terminology()));
    List<EvaluationExpressionRef> expressions =
        asked.stream().map(EvaluationExpressionRef::new).toList();
    EvaluationParams params =
        new EvaluationParams(
            Map.of(main, expressions),
            new Pair<>("Patient", record.patientId()),
            parameters(record, setAside),
            null,
            moment.dateTime());
    try {
      return new CqlEngine(environment, Set.of(CqlEngine.Options.EnableExpressionCaching))
          .evaluate(params)
          .getOnlyResultOrThrow();
    } catch (CqlException failed) {
      throw new EvaluationFailure("the CQL engine failed on " + main.getId(), failed);
    }
  }

  private Map<String, Object> parameters(PatientRecord record, SetAside setAside) {
    Map<String, Object> parameters = new HashMap<>(program.parameters());
    List<String> notObtained = new ArrayList<>(record.notObtained());
    reach.values().forEach(reached -> notObtained.addAll(setAside.keysAmong(reached.reads())));
    parameters.put(UnknownAwareElm.NOT_OBTAINED, notObtained);
    if (takesEncounter) {
      record.encounterId().ifPresent(id -> parameters.put(LogicProgram.ENCOUNTER_ID, id));
    }
    return parameters;
  }

  private static Answer answer(
      String expression,
      Reach reached,
      EvaluationResult results,
      PatientRecord record,
      ParsedRecord parsed,
      List<String> setAside) {
    Ternary value = Ternary.of((Boolean) value(results, expression));
    List<Evidence> evidence = new ArrayList<>();
    for (String name : reached.evidence()) {
      if (value(results, name) instanceof Iterable<?> list) {
        list.forEach(each -> evidence.add(EvidenceReading.of((Resource) each)));
      }
    }
    return new Answer(
        value,
        evidence,
        value == Ternary.UNKNOWN ? missing(reached, record, parsed) : Set.of(),
        setAside);
  }

  private static @Nullable Object value(EvaluationResult results, String expression) {
    ExpressionResult result = results.get(expression);
    if (result == null) {
      throw new EvaluationFailure(
          "the CQL engine gave no result for " + expression, new IllegalStateException());
    }
    return result.getValue();
  }

  private static boolean lacks(Patient patient, String element) {
    return patient.getNamedProperty(element).getValues().isEmpty();
  }

  private static Set<String> missing(Reach reached, PatientRecord record, ParsedRecord parsed) {
    NavigableSet<String> missing = new TreeSet<>(reached.types());
    missing.retainAll(record.notObtained());
    for (String element : reached.patientElements()) {
      if (parsed.patient().stream().allMatch(patient -> lacks(patient, element))) {
        missing.add("Patient." + element);
      }
    }
    return missing;
  }
}
