package dev.carpus.logic;

import java.util.Iterator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** ELM as a JSON tree. */
final class ElmJson {
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
   * stay.
   */
  static String slim(String json) {
    ObjectNode library = library(json);
    dropNarrative(library);
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

  /** A text member, or nothing. */
  static String text(JsonNode node, String member) {
    return node.path(member).asString("");
  }
}
