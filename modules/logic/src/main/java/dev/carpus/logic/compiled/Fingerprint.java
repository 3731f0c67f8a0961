package dev.carpus.logic.compiled;

import dev.carpus.logic.compiled.Scope.Binding;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The text by which a piece of ELM is told from all that may have another value: its operators and
 * what they are of, without where it was written.
 */
final class Fingerprint {
  private final Libraries libraries;
  private final Scope scope;

  Fingerprint(Libraries libraries, Scope scope) {
    this.libraries = libraries;
    this.scope = scope;
  }

  /** Writes that of a piece. */
  void write(JsonNode node, StringBuilder to) {
    if (node.isArray()) {
      to.append('[');
      node.forEach(each -> {
        write(each, to);
        to.append(',');
      });
      to.append(']');
    } else if (node.isObject()) {
      writeObject(node, to);
    } else {
      to.append(node);
    }
  }

  private void writeObject(JsonNode node, StringBuilder to) {
    switch (Elm.type(node)) {
      case "OperandRef", "AliasRef", "QueryLetRef" -> {
        if (scope.find(Elm.text(node, "name")).orElse(null) instanceof Binding.Known known) {
          to.append(known.key());
          return;
        }
      }
      case "FunctionRef" -> to.append(node.path("signature"));
      default -> {}
    }
    to.append('{');
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (!Elm.isOfTheSource(member.getKey())) {
        to.append(member.getKey()).append(':');
        if (member.getKey().equals("scope")
            && scope.find(member.getValue().asString()).orElse(null)
                instanceof Binding.Known known) {
          to.append('<').append(known.key()).append('>');
        } else {
          write(member.getValue(), to);
        }
        to.append(',');
      }
    }
    if (node.has("name")) {
      // The same name may mean another thing in another library.
      to.append('@').append(libraries.owner(scope.library(), node));
    }
    to.append('}');
  }
}
