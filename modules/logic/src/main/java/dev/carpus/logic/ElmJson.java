package dev.carpus.logic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** ELM as a JSON tree. */
final class ElmJson {
  /** The type of Boolean expressions. */
  static final String BOOLEAN = "{urn:hl7-org:elm-types:r1}Boolean";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private ElmJson() {}

  /** The {@code library} of an ELM document. */
  static ObjectNode library(String json) {
    return (ObjectNode) MAPPER.readTree(json).get("library");
  }

  /** An ELM document that holds this library. */
  static String document(ObjectNode library) {
    return MAPPER.writeValueAsString(MAPPER.createObjectNode().set("library", library));
  }

  /**
   * The same ELM without the source text and the warnings that the translator repeats in it; tags
   * stay. Its definitions are in the order of their names, as the translator puts only those of
   * included libraries.
   */
  static String slim(String json) {
    ObjectNode library = library(json);
    dropNarrative(library);
    ArrayNode definitions = definitions(library);
    List<JsonNode> inOrder = new ArrayList<>();
    definitions.forEach(inOrder::add);
    inOrder.sort(Comparator.comparing(definition -> text(definition, "name")));
    definitions.removeAll();
    definitions.addAll(inOrder);
    return document(library);
  }

  private static void dropNarrative(JsonNode node) {
    if (node instanceof ObjectNode object && object.get("annotation") instanceof ArrayNode notes) {
      for (Iterator<JsonNode> each = notes.iterator(); each.hasNext(); ) {
        JsonNode note = each.next();
        if ("CqlToElmError".equals(text(note, "type"))) {
          each.remove();
        } else if (note instanceof ObjectNode annotation && annotation.has("s")) {
          annotation.remove("s");
          if (annotation.path("t").isEmpty()) {
            each.remove();
          }
        }
      }
      if (notes.isEmpty()) {
        object.remove("annotation");
      }
    }
    node.forEach(ElmJson::dropNarrative);
  }

  /** The definitions of expressions and functions. */
  static ArrayNode definitions(ObjectNode library) {
    return library.withObjectProperty("statements").withArrayProperty("def");
  }

  /** The names of the libraries that a library includes. */
  static List<String> includes(ObjectNode library) {
    List<String> names = new ArrayList<>();
    library.path("includes").path("def").forEach(include -> names.add(text(include, "path")));
    return names;
  }

  /** A text member, or nothing. */
  static String text(JsonNode node, String member) {
    return node.path(member).asString("");
  }
}
