package dev.carpus.logic;

import static dev.carpus.logic.ElmJson.text;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Which expressions cannot become true, because some value sets have no codes: nothing is retrieved
 * by an empty value set, and nothing is in it.
 */
public final class NeverTrue {
  private final ElmGraph graph;
  private final Set<String> emptyValueSets;

  /** With these value sets, by canonical URL, empty. */
  public NeverTrue(ElmGraph graph, Set<String> emptyValueSets) {
    this.graph = graph;
    this.emptyValueSets = Set.copyOf(emptyValueSets);
  }

  /** Whether an expression of the main library can never be true. */
  public boolean covers(String expression) {
    return new Look(new HashSet<>()).isDefinitionFalse(graph.main(), expression);
  }

  /** One look at an expression, which does not go in circles. */
  private final class Look {
    private final Set<String> under;

    Look(Set<String> under) {
      this.under = under;
    }

    boolean isDefinitionFalse(String library, String name) {
      return definition(library, name, true);
    }

    private boolean definition(String library, String name, boolean asksTruth) {
      if (!under.add(library + "|" + name)) {
        return false;
      }
      boolean isCovered =
          graph
              .definition(library, name)
              .map(each -> each.path("expression"))
              .map(each -> asksTruth ? isFalse(library, each) : isEmpty(library, each))
              .orElse(false);
      under.remove(library + "|" + name);
      return isCovered;
    }

    /** Whether a condition can only be false. */
    private boolean isFalse(String library, JsonNode node) {
      JsonNode operand = node.path("operand");
      return switch (text(node, "type")) {
        case "And" -> isFalse(library, operand.get(0)) || isFalse(library, operand.get(1));
        case "Or" -> isFalse(library, operand.get(0)) && isFalse(library, operand.get(1));
        case "Exists" -> isEmpty(library, operand);
        case "InValueSet", "AnyInValueSet" -> isEmptyValueSet(library, node.path("valueset"));
        case "ExpressionRef" -> definition(graph.owner(library, node), text(node, "name"), true);
        default -> false;
      };
    }

    /** Whether a list can only be empty. */
    private boolean isEmpty(String library, JsonNode node) {
      JsonNode operand = node.path("operand");
      return switch (text(node, "type")) {
        case "Retrieve" -> isEmptyValueSet(library, node.path("codes"));
        case "Query" ->
            isEmpty(library, node.path("source").path(0).path("expression"))
                || isFalse(library, node.path("where"));
        case "Union" -> isEmpty(library, operand.get(0)) && isEmpty(library, operand.get(1));
        case "Intersect" -> isEmpty(library, operand.get(0)) || isEmpty(library, operand.get(1));
        case "As", "Distinct" -> isEmpty(library, operand);
        case "ExpressionRef" -> definition(graph.owner(library, node), text(node, "name"), false);
        default -> false;
      };
    }

    private boolean isEmptyValueSet(String library, JsonNode reference) {
      return emptyValueSets.contains(graph.valueSet(library, reference));
    }
  }
}
