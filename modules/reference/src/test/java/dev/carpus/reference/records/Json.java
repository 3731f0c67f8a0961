package dev.carpus.reference.records;

import dev.carpus.logic.RawResource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Resources while they are written, as trees of JSON. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static ObjectNode read(String text) {
    return (ObjectNode) MAPPER.readTree(text);
  }

  static String text(ObjectNode json) {
    return MAPPER.writeValueAsString(json);
  }

  /** As it comes in a record. */
  static RawResource resource(ObjectNode json) {
    return RawResource.of(json.path("resourceType").asString(""), text(json));
  }

  /** Says by an extension of a primitive element that it is absent. */
  static void absent(ObjectNode at, String element) {
    at.remove(element);
    at.putObject("_" + element)
        .putArray("extension")
        .addObject()
        .put("url", "http://hl7.org/fhir/StructureDefinition/data-absent-reason")
        .put("valueCode", "unknown");
  }
}
