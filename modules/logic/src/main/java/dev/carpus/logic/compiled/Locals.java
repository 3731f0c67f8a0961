package dev.carpus.logic.compiled;

import dev.carpus.logic.compiled.Scope.Binding;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Compiles operands, aliases and lets, and the elements of what they, or others, stand for. */
final class Locals {
  private static final Pattern DOT = Pattern.compile("\\.");

  private final Compiler compiler;

  Locals(Compiler compiler) {
    this.compiler = compiler;
  }

  /**
   * The expression of a piece.
   *
   * @param isWithin whether it is part of what has a cell already
   */
  Expression of(JsonNode node, Scope scope, boolean isWithin) {
    return switch (Elm.type(node)) {
      case "IdentifierRef" -> new Property(local(Scope.ROW, scope, node), Elm.text(node, "name"));
      case "Property" -> property(node, scope, isWithin);
      default -> local(Elm.text(node, "name"), scope, node);
    };
  }

  private Expression local(String name, Scope scope, JsonNode node) {
    return switch (scope.find(name).orElse(null)) {
      case Binding.Slot(int number) -> new Local(number);
      case Binding.Known(_, Expression code) -> code;
      case null -> compiler.unknown(scope, node, "the name " + name);
    };
  }

  private Expression property(JsonNode node, Scope scope, boolean isWithin) {
    Expression target =
        node.has("scope")
            ? local(Elm.text(node, "scope"), scope, node)
            : compiler.of(node.path("source"), scope, isWithin);
    for (String element : DOT.splitAsStream(Elm.text(node, "path")).toList()) {
      target = new Property(target, element);
    }
    return target;
  }
}
