package dev.carpus.server.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * The body of a request while it is changed.
 *
 * @param body the copy that is changed
 * @param seeds where parts of other requests come from
 */
record Workpiece(JsonNode body, Chance chance, Seeds seeds) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Any place in it; nothing if it has none. */
  Optional<Slot> any() {
    return where(_ -> true);
  }

  /** A place of that kind; nothing if there is none. */
  Optional<Slot> where(Predicate<Slot> wanted) {
    List<Slot> slots = Slot.below(body, wanted);
    return slots.isEmpty() ? Optional.empty() : Optional.of(chance.pick(slots));
  }

  /** One of the objects in it that name such a resourceType; nothing if there is none. */
  Optional<ObjectNode> resource(Predicate<String> type) {
    return where(slot -> type.test(slot.value().path("resourceType").asString("")))
        .map(slot -> (ObjectNode) slot.value());
  }

  /** A member of the body that is an object; made if it is none. */
  ObjectNode member(String name) {
    if (body.path(name) instanceof ObjectNode there) {
      return there;
    }
    return body instanceof ObjectNode whole
        ? whole.putObject(name)
        : JsonNodeFactory.instance.objectNode();
  }

  /** Puts a value under a name of the body, if that is an object. */
  void set(String name, JsonNode value) {
    if (body instanceof ObjectNode whole) {
      whole.set(name, value);
    }
  }

  /** A text as a value. */
  static JsonNode text(String text) {
    return JsonNodeFactory.instance.stringNode(text);
  }

  /** A value that is written as it stands here, JSON or not. */
  static JsonNode raw(String text) {
    return JsonNodeFactory.instance.rawValueNode(new RawValue(text));
  }

  /** A value that is read from JSON. */
  static JsonNode json(String json) {
    return MAPPER.readTree(json);
  }
}
