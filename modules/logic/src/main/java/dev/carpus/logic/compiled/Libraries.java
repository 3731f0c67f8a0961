package dev.carpus.logic.compiled;

import dev.carpus.logic.ElmLibrary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The definitions of a library and of those that it includes. */
final class Libraries {
  /** The library that makes CQL's values of FHIR's, and is the same for all content. */
  private static final String HELPERS = "FHIRHelpers";

  private final Map<String, JsonNode> byName = new HashMap<>();
  private final Map<String, Map<String, List<JsonNode>>> statements = new HashMap<>();

  Libraries(List<ElmLibrary> libraries) {
    for (ElmLibrary library : libraries) {
      JsonNode elm = library.tree();
      byName.put(library.name(), elm);
      Map<String, List<JsonNode>> definitions = new HashMap<>();
      for (JsonNode definition : elm.path("statements").path("def")) {
        definitions
            .computeIfAbsent(Elm.text(definition, "name"), _ -> new ArrayList<>())
            .add(definition);
      }
      statements.put(library.name(), definitions);
    }
  }

  /** The library in which a reference finds its definition. */
  String owner(String library, JsonNode reference) {
    String alias = Elm.text(reference, "libraryName");
    if (alias.isEmpty()) {
      return library;
    }
    for (JsonNode include : elm(library).path("includes").path("def")) {
      if (Elm.text(include, "localIdentifier").equals(alias)) {
        return Elm.text(include, "path");
      }
    }
    throw new IllegalArgumentException("library " + library + " includes no " + alias);
  }

  private JsonNode elm(String library) {
    JsonNode elm = byName.get(library);
    if (elm == null) {
      throw new IllegalArgumentException("no library " + library + " among those given");
    }
    return elm;
  }

  /** The definition of an expression. */
  Optional<JsonNode> expression(String library, String name) {
    return overloads(library, name).stream()
        .filter(definition -> !Elm.type(definition).equals("FunctionDef"))
        .findFirst();
  }

  /** The definition of an expression, or the overloads of a function. */
  List<JsonNode> all(String library, String name) {
    return overloads(library, name);
  }

  private List<JsonNode> overloads(String library, String name) {
    elm(library);
    return statements.getOrDefault(library, Map.of()).getOrDefault(name, List.of());
  }

  /** The function that a reference calls; nothing if it cannot be told which one. */
  Optional<JsonNode> function(String library, JsonNode reference) {
    List<JsonNode> candidates =
        overloads(library, Elm.text(reference, "name")).stream()
            .filter(definition -> Elm.type(definition).equals("FunctionDef"))
            .filter(
                definition -> definition.path("operand").size() == reference.path("operand").size())
            .toList();
    if (candidates.size() > 1) {
      candidates = candidates.stream().filter(definition -> takes(definition, reference)).toList();
    }
    return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
  }

  private static boolean takes(JsonNode definition, JsonNode reference) {
    JsonNode signature = reference.path("signature");
    for (int i = 0; i < definition.path("operand").size(); i++) {
      JsonNode wanted = definition.path("operand").path(i).path("operandTypeSpecifier");
      JsonNode given =
          signature.isEmpty()
              ? reference.path("operand").path(i).path("resultTypeName")
              : signature.path(i);
      String name = given.isString() ? given.asString() : Elm.text(given, "name");
      if (!Elm.text(wanted, "name").equals(name)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a function makes the Concept of a CodeableConcept. */
  boolean isToConcept(String library, JsonNode definition) {
    return library.equals(HELPERS) && Elm.text(definition, "name").equals("ToConcept");
  }

  /** Whether a reference calls what makes a code or a Concept of FHIR's. */
  boolean isOfCode(String library, JsonNode reference) {
    return Elm.type(reference).equals("FunctionRef")
        && owner(library, reference).equals(HELPERS)
        && (Elm.text(reference, "name").equals("ToConcept")
            || Elm.text(reference, "name").equals("ToCode"));
  }

  /** A declaration of a kind, such as {@code valueSets}; nothing if there is none. */
  Optional<JsonNode> declaration(String library, String kind, String name) {
    return elm(library)
        .path(kind)
        .path("def")
        .valueStream()
        .filter(definition -> Elm.text(definition, "name").equals(name))
        .findFirst();
  }

  /** The canonical URL of the value set that a piece of a library refers to. */
  Optional<String> valueSet(String library, JsonNode reference) {
    return declaration(owner(library, reference), "valueSets", Elm.text(reference, "name"))
        .map(declared -> Elm.text(declared, "id"));
  }
}
