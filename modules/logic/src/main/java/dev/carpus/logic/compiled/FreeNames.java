package dev.carpus.logic.compiled;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Which names a piece of ELM takes from around it, and the text by which equal pieces are known.
 */
final class FreeNames {
  private static final Set<String> REFERENCES = Set.of("AliasRef", "OperandRef", "QueryLetRef");

  private final IdentityHashMap<JsonNode, Set<String>> known = new IdentityHashMap<>();

  /** The names of operands, aliases and lets that are not bound within the piece. */
  Set<String> of(JsonNode node) {
    Set<String> names = known.get(node);
    if (names == null) {
      names = collect(node);
      known.put(node, names);
    }
    return names;
  }

  private Set<String> collect(JsonNode node) {
    Set<String> names = new HashSet<>();
    for (JsonNode child : node) {
      if (child.isContainer()) {
        names.addAll(of(child));
      }
    }
    if (Elm.type(node).equals("Query")) {
      node.path("source").forEach(source -> names.remove(Elm.text(source, "alias")));
      node.path("relationship").forEach(related -> names.remove(Elm.text(related, "alias")));
      node.path("let").forEach(let -> names.remove(Elm.text(let, "identifier")));
      if (node.has("aggregate")) {
        names.remove(Elm.text(node.path("aggregate"), "identifier"));
      }
      if (node.has("sort")) {
        names.remove(Scope.ROW);
      }
    }
    if (REFERENCES.contains(Elm.type(node))) {
      names.add(Elm.text(node, "name"));
    } else if (Elm.type(node).equals("Property") && node.has("scope")) {
      names.add(Elm.text(node, "scope"));
    } else if (Elm.type(node).equals("IdentifierRef")) {
      names.add(Scope.ROW);
    }
    return Set.copyOf(names);
  }

  /** Whether all that a piece takes from around it is the same in all of an evaluation. */
  boolean isClosed(JsonNode node, Scope scope) {
    for (String name : of(node)) {
      if (!scope.isKnown(name)) {
        return false;
      }
    }
    return true;
  }
}
