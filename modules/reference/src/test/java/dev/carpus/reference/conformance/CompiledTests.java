package dev.carpus.reference.conformance;

import dev.carpus.logic.ElmLibrary;
import dev.carpus.logic.EvaluationFailure;
import dev.carpus.logic.ExpressionName;
import dev.carpus.logic.Moment;
import dev.carpus.logic.UnsupportedElm;
import dev.carpus.logic.compiled.CompiledProgram;
import dev.carpus.logic.facts.FactRecord;
import dev.carpus.terminology.ConceptIndex;
import dev.carpus.terminology.TerminologyLoader;
import dev.carpus.terminology.TerminologySources;
import dev.carpus.terminology.units.Units;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tests on the compiled engine, each in a library of its own. */
final class CompiledTests {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final ConceptIndex index =
      TerminologyLoader.load(TerminologySources.of(List.of(), List.of(), List.of())).index();
  private final Units units = Units.read(List.of()).units();
  private final Moment moment;
  private final Map<ElmLibrary, JsonNode> parsed = new HashMap<>();

  CompiledTests(Moment moment) {
    this.moment = moment;
  }

  /** What comes of a definition. */
  Result result(ElmLibrary library, String definition) {
    ExpressionName name = new ExpressionName(library.name(), definition);
    try {
      CompiledProgram program =
          new CompiledProgram(List.of(only(library, definition)), List.of(name), index, units);
      if (!program.unsupported().isEmpty()) {
        return new Result.Unsupported(
            program.unsupported().stream()
                .map(UnsupportedElm::operator)
                .distinct()
                .collect(Collectors.joining(", ")));
      }
      return new Result.Value(
          CompiledText.of(program.evaluate(new FactRecord(Map.of()), Map.of(), moment).of(name)));
    } catch (EvaluationFailure failed) {
      return new Result.Failure(String.valueOf(failed.getCause()));
    } catch (RuntimeException fault) {
      return new Result.Fault(fault.toString());
    }
  }

  /** A library with one definition: what it holds beside would be compiled as well. */
  private ElmLibrary only(ElmLibrary library, String definition) {
    JsonNode whole =
        parsed.computeIfAbsent(library, each -> MAPPER.readTree(each.json()).path("library"));
    ObjectNode part = MAPPER.createObjectNode();
    part.setAll((ObjectNode) whole);
    ArrayNode definitions = MAPPER.createArrayNode();
    for (JsonNode each : whole.path("statements").path("def")) {
      if (each.path("name").asString().equals(definition)) {
        definitions.add(each);
      }
    }
    part.set("statements", MAPPER.createObjectNode().set("def", definitions));
    return new ElmLibrary(
        library.name(),
        library.version(),
        library.cqlHash(),
        MAPPER.writeValueAsString(MAPPER.createObjectNode().set("library", part)));
  }
}
