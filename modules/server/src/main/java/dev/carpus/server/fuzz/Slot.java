package dev.carpus.server.fuzz;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A place in a JSON tree where a value stands. */
sealed interface Slot {
  /** A member of an object. */
  record Member(ObjectNode parent, String name) implements Slot {
    @Override
    public JsonNode value() {
      return parent.path(name);
    }

    @Override
    public void set(JsonNode value) {
      parent.set(name, value);
    }

    @Override
    public void remove() {
      parent.remove(name);
    }
  }

  /** An item of an array. */
  record Item(ArrayNode parent, int index) implements Slot {
    @Override
    public String name() {
      return "";
    }

    @Override
    public JsonNode value() {
      return parent.path(index);
    }

    @Override
    public void set(JsonNode value) {
      if (index < parent.size()) {
        parent.set(index, value);
      } else {
        parent.add(value);
      }
    }

    @Override
    public void remove() {
      parent.remove(index);
    }
  }

  /** The name of the member; empty for an item. */
  String name();

  /** What stands there. */
  JsonNode value();

  /** Puts another value there. */
  void set(JsonNode value);

  /** Takes the value away. */
  void remove();

  /** All places below a value that are wanted, outer ones before inner ones. */
  static List<Slot> below(JsonNode root, Predicate<Slot> wanted) {
    List<Slot> found = new ArrayList<>();
    Deque<JsonNode> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      for (Slot slot : children(open.removeFirst())) {
        if (wanted.test(slot)) {
          found.add(slot);
        }
        open.addLast(slot.value());
      }
    }
    return found;
  }

  private static List<Slot> children(JsonNode parent) {
    List<Slot> children = new ArrayList<>();
    if (parent instanceof ObjectNode object) {
      object.propertyNames().forEach(name -> children.add(new Member(object, name)));
    } else if (parent instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        children.add(new Item(array, i));
      }
    }
    return children;
  }
}
