package dev.carpus.logic.compiled;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Which names a piece of ELM takes from around it, and the text by which equal pieces are known.
 */
final class FreeNames {
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
    Set<String> names = ofParts(node);
    return switch (Elm.type(node)) {
      case "Query" -> without(names, node);
      case "AliasRef", "OperandRef", "QueryLetRef" -> with(names, Set.of(Elm.text(node, "name")));
      case "Property" -> node.has("scope") ? with(names, Set.of(Elm.text(node, "scope"))) : names;
      case "IdentifierRef" -> with(names, Set.of(Scope.ROW));
      default -> names;
    };
  }

  private Set<String> ofParts(JsonNode node) {
    Set<String> names = Set.of();
    if (node.isArray()) {
      for (JsonNode part : node) {
        names = with(names, part.isContainer() ? of(part) : Set.of());
      }
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (member.getValue().isContainer() && !Elm.isOfTheSource(member.getKey())) {
        names = with(names, of(member.getValue()));
      }
    }
    return names;
  }

  /** Both; most pieces take no names, or those of one of their parts, and share them with it. */
  private static Set<String> with(Set<String> names, Set<String> others) {
    if (others.isEmpty() || names.equals(others)) {
      return names;
    }
    if (names.isEmpty()) {
      return others;
    }
    Set<String> both = new HashSet<>(names);
    both.addAll(others);
    return Set.copyOf(both);
  }

  private static Set<String> without(Set<String> names, JsonNode query) {
    Set<String> left = new HashSet<>(names);
    query.path("source").forEach(source -> left.remove(Elm.text(source, "alias")));
    query.path("relationship").forEach(related -> left.remove(Elm.text(related, "alias")));
    query.path("let").forEach(let -> left.remove(Elm.text(let, "identifier")));
    if (query.has("aggregate")) {
      left.remove(Elm.text(query.path("aggregate"), "identifier"));
    }
    if (query.has("sort")) {
      left.remove(Scope.ROW);
    }
    return Set.copyOf(left);
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
