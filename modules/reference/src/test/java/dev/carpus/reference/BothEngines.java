package dev.carpus.reference;

import ca.uhn.fhir.context.FhirContext;
import dev.carpus.logic.ElmGraph;
import dev.carpus.logic.ElmLibrary;
import dev.carpus.logic.ExpressionName;
import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.UnknownAwareElm;
import dev.carpus.logic.compiled.CompiledProgram;
import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.values.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.hl7.fhir.r4.model.Base;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.runtime.Tuple;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The official engine and the compiled one, asked for every expression of a program. */
final class BothEngines {
  private final FhirContext fhir = FhirContext.forR4Cached();
  private final LogicProgram program;
  private final FactReading facts;
  private final NavigableSet<ExpressionName> asked = new TreeSet<>();
  private final NavigableSet<String> types = new TreeSet<>(Set.of("Patient"));
  private final EngineCall engine;
  private final ReferenceLogic reference;
  private final CompiledProgram compiled;

  BothEngines(LogicProgram program) {
    this.program = program;
    facts = FactReading.of(fhir, program);
    List<ElmLibrary> rewritten = UnknownAwareElm.rewrite(program.main(), program.included());
    LibraryManager libraries = ElmLibraries.manager(rewritten);
    ElmGraph graph = new ElmGraph(program.main(), program.included());
    reference = new ReferenceLogic(fhir, libraries, program, graph);
    program.expressions().forEach(expression -> types.addAll(graph.reach(expression).types()));
    JsonMapper mapper = JsonMapper.builder().build();
    for (ElmLibrary library : rewritten) {
      if (!library.name().equals("FHIRHelpers")) {
        for (JsonNode definition :
            mapper.readTree(library.json()).path("library").path("statements").path("def")) {
          if (!definition.path("type").asString("").equals("FunctionDef")) {
            asked.add(new ExpressionName(library.name(), definition.path("name").asString()));
          }
        }
      }
    }
    engine = new EngineCall(libraries, program, asked);
    compiled = new CompiledProgram(rewritten, asked, program.terminology(), program.units());
  }

  CompiledProgram compiled() {
    return compiled;
  }

  int expressions() {
    return asked.size();
  }

  /** A line for each expression of which the engines say something else. */
  List<String> differences(PatientRecord record, Moment moment) {
    ParsedRecord parsed = new ParsedRecord(fhir, record, types, moment.zone(), facts);
    RecordRetrieve retrieve = new RecordRetrieve(parsed, program.terminology());
    Map<String, Object> parameters = reference.parameters(record, new SetAside(parsed, retrieve));
    EngineCall.Values expected = engine.evaluate(record.patientId(), parameters, retrieve, moment);
    CompiledProgram.Values given =
        compiled.evaluate(
            new ParsedFacts(program.terminology(), moment.zone()).of(parsed, types),
            parameters,
            moment);
    List<String> differences = new ArrayList<>();
    for (ExpressionName name : asked) {
      String one = text(expected.of(name));
      String other;
      try {
        other = text(given.of(name));
      } catch (RuntimeException failed) {
        other = failed + " of " + failed.getCause();
      }
      if (!one.equals(other)) {
        differences.add(name + ": expected " + one + " but was " + other);
      }
    }
    return differences;
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Iterable<?> list -> {
        List<String> all = new ArrayList<>();
        list.forEach(each -> all.add(text(each)));
        yield all.toString();
      }
      case org.hl7.fhir.r4.model.Resource resource -> ParsedFacts.reference(resource);
      case Fact fact when fact.element("id") != null -> ParsedFacts.reference(fact);
      case Fact fact -> fact.shape().type();
      case Base element -> element.fhirType();
      case Tuple tuple -> {
        List<String> all = new ArrayList<>();
        new java.util.TreeMap<>(tuple.getElements())
            .forEach((name, element) -> all.add(name + "=" + text(element)));
        yield all.toString();
      }
      case dev.carpus.logic.values.Tuple tuple -> {
        List<String> all = new ArrayList<>();
        new java.util.TreeMap<>(tuple.elements())
            .forEach((name, element) -> all.add(name + "=" + text(element)));
        yield all.toString();
      }
      case java.math.BigDecimal number -> number.stripTrailingZeros().toPlainString();
      case Quantity quantity -> text(quantity.value()) + " '" + quantity.unit() + "'";
      case org.opencds.cqf.cql.engine.runtime.Quantity quantity ->
          text(quantity.getValue()) + " '" + quantity.getUnit() + "'";
      default -> value.toString();
    };
  }
}
