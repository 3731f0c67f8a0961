package dev.carpus.logic.compiled;

import dev.carpus.logic.ElmLibrary;
import dev.carpus.logic.ExpressionName;
import dev.carpus.logic.facts.Projection;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Which elements of which types the expressions of a program read, by the types that the translator
 * has noted in the ELM; where it has not, the element counts for any type.
 */
final class ElementUse {
  private static final Pattern DOT = Pattern.compile("\\.");

  private final Libraries libraries;
  private final Projection projection = new Projection();
  private final Set<String> seen = new HashSet<>();

  private ElementUse(Libraries libraries) {
    this.libraries = libraries;
  }

  /** What the expressions read. */
  static Projection of(List<ElmLibrary> all, Collection<ExpressionName> asked) {
    ElementUse use = new ElementUse(new Libraries(all));
    asked.forEach(name -> use.definitions(name.library(), name.name()));
    return use.projection;
  }

  private void definitions(String library, String name) {
    if (seen.add(library + "." + name)) {
      libraries
          .all(library, name)
          .forEach(definition -> node(library, definition.path("expression"), Map.of()));
    }
  }

  private void node(String library, JsonNode node, Map<String, JsonNode> aliases) {
    Map<String, JsonNode> inner = aliases;
    switch (Elm.type(node)) {
      case "ExpressionRef", "FunctionRef" ->
          definitions(libraries.owner(library, node), Elm.text(node, "name"));
      case "Retrieve" -> retrieve(library, node);
      case "Property" -> property(node, aliases);
      case "Query" -> inner = withAliases(node, aliases);
      default -> {}
    }
    for (JsonNode child : node) {
      if (child.isContainer()) {
        node(library, child, inner);
      }
    }
  }

  private static Map<String, JsonNode> withAliases(JsonNode query, Map<String, JsonNode> around) {
    Map<String, JsonNode> aliases = new HashMap<>(around);
    query
        .path("source")
        .forEach(source -> aliases.put(Elm.text(source, "alias"), source.path("expression")));
    query
        .path("relationship")
        .forEach(each -> aliases.put(Elm.text(each, "alias"), each.path("expression")));
    return aliases;
  }

  private void retrieve(String library, JsonNode node) {
    String type = Elm.local(Elm.text(node, "dataType"));
    String element = Elm.text(node, "codeProperty");
    if (element.isEmpty() || !Elm.type(node.path("codes")).equals("ValueSetRef")) {
      projection.keepResource(type);
      return;
    }
    libraries
        .valueSet(library, node.path("codes"))
        .ifPresent(valueSet -> projection.keepResources(type, element, valueSet));
  }

  private void property(JsonNode node, Map<String, JsonNode> aliases) {
    Set<String> types = new HashSet<>();
    JsonNode source =
        node.has("scope")
            ? aliases.getOrDefault(Elm.text(node, "scope"), MissingNode.getInstance())
            : node.path("source");
    boolean isTyped = types(source, types);
    List<String> path = DOT.splitAsStream(Elm.text(node, "path")).toList();
    if (isTyped) {
      types.forEach(type -> projection.keep(type, path.getFirst()));
    } else {
      projection.keepOfAny(path.getFirst());
    }
    path.stream().skip(1).forEach(projection::keepOfAny);
  }

  /** Collects the FHIR types that a piece can be of, or be a list of; whether they are noted. */
  private static boolean types(JsonNode node, Set<String> to) {
    if (node.has("resultTypeName")) {
      to.add(Elm.local(Elm.text(node, "resultTypeName")));
      return true;
    }
    return node.has("resultTypeSpecifier") && specified(node.path("resultTypeSpecifier"), to);
  }

  private static boolean specified(JsonNode specifier, Set<String> to) {
    return switch (Elm.type(specifier)) {
      case "NamedTypeSpecifier" -> {
        to.add(Elm.local(Elm.text(specifier, "name")));
        yield true;
      }
      case "ListTypeSpecifier" -> specified(specifier.path("elementType"), to);
      case "IntervalTypeSpecifier" -> specified(specifier.path("pointType"), to);
      case "ChoiceTypeSpecifier" -> {
        boolean isTyped = true;
        for (JsonNode choice : specifier.path("choice")) {
          isTyped &= specified(choice, to);
        }
        yield isTyped;
      }
      case "TupleTypeSpecifier" -> true;
      default -> false;
    };
  }
}
