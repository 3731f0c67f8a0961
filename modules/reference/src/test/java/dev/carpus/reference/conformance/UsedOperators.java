package dev.carpus.reference.conformance;

import dev.carpus.logic.ElmLibrary;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operators of ELM that occur in libraries; a number below zero is a literal. */
final class UsedOperators {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private UsedOperators() {}

  /** Those of whole libraries. */
  static NavigableSet<String> of(Collection<ElmLibrary> libraries) {
    NavigableSet<String> operators = new TreeSet<>();
    for (ElmLibrary library : libraries) {
      collect(statements(library), operators);
    }
    return operators;
  }

  /** Those of one definition. */
  static NavigableSet<String> of(ElmLibrary library, String definition) {
    NavigableSet<String> operators = new TreeSet<>();
    for (JsonNode each : statements(library)) {
      if (each.path("name").asString().equals(definition)) {
        collect(each, operators);
      }
    }
    return operators;
  }

  private static JsonNode statements(ElmLibrary library) {
    return MAPPER.readTree(library.json()).path("library").path("statements").path("def");
  }

  private static void collect(JsonNode node, NavigableSet<String> to) {
    String type = node.path("type").asString("");
    boolean isLiteral =
        type.equals("Negate") && node.path("operand").path("type").asString("").equals("Literal");
    if (!type.isEmpty() && !type.endsWith("TypeSpecifier") && !isLiteral) {
      to.add(type);
    }
    node.forEach(child -> collect(child, to));
  }
}
