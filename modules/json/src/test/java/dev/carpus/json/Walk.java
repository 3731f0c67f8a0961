package dev.carpus.json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds a tree of all that a cursor comes by. */
final class Walk {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Walk() {}

  static JsonNode through(JsonCursor cursor) {
    if (cursor.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (boolean is = cursor.openObject(); is; is = cursor.nextMember()) {
        object.set(cursor.name(), through(cursor));
      }
      return object;
    }
    if (cursor.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (boolean is = cursor.openArray(); is; is = cursor.nextItem()) {
        array.add(through(cursor));
      }
      return array;
    }
    if (cursor.isText()) {
      return JsonNodeFactory.instance.stringNode(cursor.text());
    }
    return word(cursor);
  }

  private static JsonNode word(JsonCursor cursor) {
    if (cursor.isNumber()) {
      return MAPPER.readTree(cursor.number());
    }
    boolean isTruth = cursor.isTrue() || cursor.isFalse();
    JsonNode value =
        isTruth
            ? JsonNodeFactory.instance.booleanNode(cursor.isTrue())
            : JsonNodeFactory.instance.nullNode();
    cursor.skip();
    return value;
  }
}
