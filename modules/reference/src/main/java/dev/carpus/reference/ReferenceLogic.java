package dev.carpus.reference;

import ca.uhn.fhir.context.FhirContext;
import dev.carpus.logic.Answer;
import dev.carpus.logic.Answers;
import dev.carpus.logic.ClinicalLogic;
import dev.carpus.logic.ElmGraph;
import dev.carpus.logic.ElmGraph.Reach;
import dev.carpus.logic.ElmGraph.Read;
import dev.carpus.logic.Evidence;
import dev.carpus.logic.ExpressionName;
import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.Ternary;
import dev.carpus.logic.UnknownAwareElm;
import dev.carpus.terminology.UnmappedCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** One pathway's expressions on the official engine: a new engine for each evaluation. */
final class ReferenceLogic implements ClinicalLogic {
  /** Elements that say what or where, beside those by which resources are retrieved. */
  private static final Map<String, String> MORE_CODES =
      Map.of(
          "Condition", "bodySite",
          "Observation", "value",
          "ImagingStudy", "procedureCode",
          "Encounter", "reasonCode");

  private final FhirContext fhir;
  private final FactReading facts;
  private final LogicProgram program;
  private final EngineCall engine;
  private final Set<String> declared;
  private final Map<String, Reach> reach;
  private final NavigableSet<String> types;

  /**
   * By type, the elements whose codes the logic looks at: those by which it retrieves, and more.
   */
  private final Map<String, NavigableSet<String>> codePaths;

  private final Set<Read> reads;

  /** The same as another, but for the values of parameters. */
  private ReferenceLogic(ReferenceLogic other, LogicProgram program) {
    this.program = program;
    fhir = other.fhir;
    facts = other.facts;
    engine = other.engine;
    declared = other.declared;
    reach = other.reach;
    types = other.types;
    codePaths = other.codePaths;
    reads = other.reads;
  }

  ReferenceLogic(FhirContext fhir, LibraryManager libraries, LogicProgram program, ElmGraph graph) {
    this.fhir = fhir;
    facts = FactReading.of(fhir, program);
    this.program = program;
    declared = graph.parameters();
    reach = new LinkedHashMap<>();
    types = new TreeSet<>();
    codePaths = new TreeMap<>();
    reads = new HashSet<>();
    NavigableSet<ExpressionName> asked = new TreeSet<>();
    types.add("Patient");
    for (String expression : program.expressions()) {
      Reach reached = graph.reach(expression);
      reach.put(expression, reached);
      asked.add(inMain(expression));
      asked.addAll(reached.evidence());
      types.addAll(reached.types());
      MORE_CODES.forEach((type, path) -> {
        if (reached.types().contains(type)) {
          codePaths.computeIfAbsent(type, _ -> new TreeSet<>()).add(path);
        }
      });
      reads.addAll(reached.reads());
      reached.reads().stream()
          .filter(read -> !read.codePath().isEmpty())
          .forEach(read ->
              codePaths.computeIfAbsent(read.type(), _ -> new TreeSet<>()).add(read.codePath()));
    }
    engine = new EngineCall(libraries, program, asked);
  }

  @Override
  public ClinicalLogic withParameters(Map<String, Object> parameters) {
    return new ReferenceLogic(this, program.withParameters(parameters));
  }

  private ExpressionName inMain(String expression) {
    return new ExpressionName(program.main().name(), expression);
  }

  @Override
  public Answers answer(PatientRecord record, Moment moment) {
    ParsedRecord parsed = new ParsedRecord(fhir, record, types, moment.zone(), facts);
    RecordRetrieve retrieve = new RecordRetrieve(parsed, program.terminology());
    SetAside setAside = new SetAside(parsed, retrieve);
    EngineCall.Values values =
        engine.evaluate(record.patientId(), parameters(record, setAside), retrieve, moment);
    Map<String, Answer> answers = new LinkedHashMap<>();
    reach.forEach((expression, reached) ->
        answers.put(
            expression,
            answer(
                inMain(expression),
                reached,
                values,
                record,
                parsed,
                setAside.among(reached.reads()))));
    return Answers.of(answers, unmapped(parsed, retrieve));
  }

  /**
   * The codes that nobody knows. What a resource says that no retrieve finds does not matter before
   * it is known what it is.
   */
  private List<UnmappedCode> unmapped(ParsedRecord parsed, RecordRetrieve retrieve) {
    List<UnmappedCode> unmapped = new ArrayList<>();
    codePaths.forEach((type, paths) -> {
      for (Resource resource : parsed.ofType(type)) {
        paths.stream()
            .filter(path ->
                isRetrievedBy(type, path)
                    || reads.stream().anyMatch(read -> retrieve.gives(resource, read)))
            .forEach(path -> unmapped.addAll(facts.codings().unmapped(resource, path)));
      }
    });
    return unmapped;
  }

  private boolean isRetrievedBy(String type, String path) {
    return reads.stream()
        .anyMatch(read -> read.type().equals(type) && read.codePath().equals(path));
  }

  Map<String, Object> parameters(PatientRecord record, SetAside setAside) {
    Map<String, Object> parameters = new HashMap<>(context(record));
    parameters.keySet().retainAll(declared);
    program.parameters().forEach(parameters::putIfAbsent);
    List<String> notObtained = new ArrayList<>(record.notObtained());
    reach.values().forEach(reached -> notObtained.addAll(setAside.keysAmong(reached.reads())));
    parameters.put(UnknownAwareElm.NOT_OBTAINED, notObtained);
    return parameters;
  }

  /** What the hook's context says, by the names of the parameters. */
  private static Map<String, Object> context(PatientRecord record) {
    Map<String, Object> context = new HashMap<>();
    record.encounterId().ifPresent(id -> context.put(LogicProgram.ENCOUNTER_ID, id));
    context.put(LogicProgram.HOOK, record.orders().hook());
    record.orders().draft().ifPresent(draft -> context.put(LogicProgram.DRAFT, draft));
    context.put(LogicProgram.BASKET, record.orders().basket());
    return context;
  }

  private static Answer answer(
      ExpressionName expression,
      Reach reached,
      EngineCall.Values values,
      PatientRecord record,
      ParsedRecord parsed,
      List<String> setAside) {
    Ternary value = Ternary.of((Boolean) values.of(expression));
    List<Evidence> evidence = new ArrayList<>();
    for (ExpressionName name : reached.evidence()) {
      if (values.of(name) instanceof Iterable<?> list) {
        list.forEach(each -> evidence.add(EvidenceReading.of((Resource) each)));
      }
    }
    return new Answer(
        value,
        () -> evidence,
        value == Ternary.UNKNOWN ? missing(reached, record, parsed) : Set.of(),
        setAside);
  }

  private static boolean lacks(Patient patient, String element) {
    return patient.getNamedProperty(element).getValues().stream()
        .noneMatch(value -> !value.isPrimitive() || value.hasPrimitiveValue());
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
