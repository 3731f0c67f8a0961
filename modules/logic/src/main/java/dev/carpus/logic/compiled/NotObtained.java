package dev.carpus.logic.compiled;

import dev.carpus.logic.UnknownAwareElm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether anything of some kinds was not obtained: what {@link UnknownAwareElm} asks at every
 * {@code exists}, kind by kind. For almost all records all was obtained, and one look tells.
 *
 * @param list gives what was not obtained
 * @param keys what is looked for in it
 */
record NotObtained(Expression list, List<String> keys) implements Expression {
  NotObtained {
    keys = List.copyOf(keys);
  }

  /** The expression of a piece that asks nothing else. */
  static Optional<Expression> of(JsonNode node, Scope scope, Compiler compiler) {
    List<JsonNode> questions = new ArrayList<>();
    return collect(node, questions)
        ? Optional.of(
            new NotObtained(
                compiler.of(questions.getFirst().path("operand").path(1), scope),
                questions.stream()
                    .map(each -> Elm.text(each.path("operand").path(0), "value"))
                    .toList()))
        : Optional.empty();
  }

  /** Collects what the Ors of a piece are made of; whether it is nothing but such questions. */
  private static boolean collect(JsonNode node, List<JsonNode> questions) {
    JsonNode operands = node.path("operand");
    return switch (Elm.type(node)) {
      case "Or" -> collect(operands.path(0), questions) && collect(operands.path(1), questions);
      case "In" ->
          Elm.type(operands.path(0)).equals("Literal")
              && Elm.type(operands.path(1)).equals("ParameterRef")
              && Elm.text(operands.path(1), "name").equals(UnknownAwareElm.NOT_OBTAINED)
              && questions.add(node);
      default -> false;
    };
  }

  @Override
  public @Nullable Object value(Frame frame) {
    if (!(list.value(frame) instanceof List<?> notObtained) || notObtained.isEmpty()) {
      return false;
    }
    for (String key : keys) {
      if (notObtained.contains(key)) {
        return true;
      }
    }
    return false;
  }
}
