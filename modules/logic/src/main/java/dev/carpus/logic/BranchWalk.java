package dev.carpus.logic;

import static dev.carpus.logic.ElmJson.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A walk through Boolean expressions that gives every branch of their conditions a name: a branch
 * without one becomes a definition of its own, and a reference to that takes its place.
 */
final class BranchWalk {
  private static final Set<String> OPERATORS = Set.of("And", "Or", "Not", "Implies");

  private final ElmGraph graph;
  private final Map<String, ObjectNode> elm;
  private final ObjIntConsumer<ExpressionName> found;
  private final Set<ExpressionName> seen = new HashSet<>();

  /**
   * A walk.
   *
   * @param elm the libraries by name, which are rewritten
   * @param found is told each branch, with its line
   */
  BranchWalk(ElmGraph graph, Map<String, ObjectNode> elm, ObjIntConsumer<ExpressionName> found) {
    this.graph = graph;
    this.elm = elm;
    this.found = found;
  }

  /** A reference to an expression of the same library. */
  static ObjectNode reference(String name) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "ExpressionRef")
        .put("name", name)
        .put("resultTypeName", ElmJson.BOOLEAN);
  }

  /** The definition of a Boolean expression. */
  static ObjectNode definition(String name, JsonNode expression) {
    ObjectNode definition =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", name)
            .put("context", "Patient")
            .put("accessLevel", "Public")
            .put("resultTypeName", ElmJson.BOOLEAN);
    definition.set("expression", expression);
    return definition;
  }

  /** Walks through a definition, if it is that of a Boolean expression. */
  void definition(String library, String name) {
    if (seen.add(new ExpressionName(library, name))) {
      booleanDefinition(library, name)
          .ifPresent(definition -> new Definition(library, definition).walk());
    }
  }

  private Optional<ObjectNode> booleanDefinition(String library, String name) {
    for (JsonNode each : ElmJson.definitions(Objects.requireNonNull(elm.get(library)))) {
      if (text(each, "name").equals(name)
          && text(each, "resultTypeName").equals(ElmJson.BOOLEAN)
          && !ElmGraph.isFunction(each)) {
        return Optional.of((ObjectNode) each);
      }
    }
    return Optional.empty();
  }

  private static int line(JsonNode node) {
    String line = place(node).replaceFirst(":.*", "");
    return line.isEmpty() ? 0 : Integer.parseInt(line);
  }

  /**
   * Whether a node is a logical operator of the author's.
   *
   * <p>The translator puts others in the place of {@code is not null}, {@code between} and the
   * like: it gives them and their operands no place of their own in the text.
   */
  private static boolean isOperator(JsonNode node) {
    if (!OPERATORS.contains(text(node, "type"))) {
      return false;
    }
    JsonNode operand = node.path("operand");
    List<JsonNode> nodes = new ArrayList<>(List.of(node));
    if (operand.isArray()) {
      operand.forEach(nodes::add);
    } else {
      nodes.add(operand);
    }
    Set<String> places = nodes.stream().map(BranchWalk::place).collect(Collectors.toSet());
    return places.size() == nodes.size() && !places.contains("");
  }

  private static String place(JsonNode node) {
    return text(node, "locator");
  }

  /** One definition on the way. */
  private final class Definition {
    private final String library;
    private final ObjectNode definition;
    private int numbered;

    Definition(String library, ObjectNode definition) {
      this.library = library;
      this.definition = definition;
    }

    void walk() {
      definition.set("expression", walked(definition.path("expression")));
    }

    private JsonNode walked(JsonNode node) {
      if (text(node, "type").equals("Query")) {
        follow(node);
      } else if (isOperator(node)) {
        operands((ObjectNode) node);
      } else if (node instanceof ArrayNode array) {
        for (int i = 0; i < array.size(); i++) {
          array.set(i, walked(array.get(i)));
        }
      } else if (node instanceof ObjectNode object) {
        if (text(node, "type").equals("ExpressionRef")) {
          definition(graph.owner(library, node), text(node, "name"));
        }
        List.copyOf(object.propertyNames())
            .forEach(member -> object.set(member, walked(object.path(member))));
      }
      return node;
    }

    /** Walks on to the expressions that a piece refers to, and leaves the piece itself alone. */
    private void follow(JsonNode piece) {
      if (text(piece, "type").equals("ExpressionRef")) {
        definition(graph.owner(library, piece), text(piece, "name"));
      }
      piece.forEach(this::follow);
    }

    private void operands(ObjectNode operator) {
      String type = text(operator, "type");
      if (operator.get("operand") instanceof ArrayNode operands) {
        for (int i = 0; i < operands.size(); i++) {
          operands.set(i, branch(type, operands.get(i)));
        }
      } else {
        operator.set("operand", branch(type, operator.path("operand")));
      }
    }

    private JsonNode branch(String operator, JsonNode operand) {
      String type = text(operand, "type");
      if (type.equals("ExpressionRef")) {
        ExpressionName name =
            new ExpressionName(graph.owner(library, operand), text(operand, "name"));
        found.accept(
            name, graph.definition(name.library(), name.name()).map(BranchWalk::line).orElse(0));
        return walked(operand);
      }
      boolean isGroup = isOperator(operand) && (type.equals(operator) || type.equals("Not"));
      return isGroup || type.equals("Literal") ? walked(operand) : named(operand);
    }

    private JsonNode named(JsonNode operand) {
      String name = nextName();
      found.accept(new ExpressionName(library, name), line(operand));
      ObjectNode reference = reference(name);
      reference.put("locator", place(operand));
      ElmJson.definitions(Objects.requireNonNull(elm.get(library)))
          .add(BranchWalk.definition(name, walked(operand)));
      return reference;
    }

    private String nextName() {
      String name;
      do {
        numbered++;
        name = text(definition, "name") + " (" + numbered + ")";
      } while (graph.definition(library, name).isPresent());
      return name;
    }
  }
}
