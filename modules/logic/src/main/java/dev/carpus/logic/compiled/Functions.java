package dev.carpus.logic.compiled;

import dev.carpus.logic.compiled.Scope.Binding;
import dev.carpus.logic.facts.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compiles calls of functions: for each combination of arguments that stay the same in all of an
 * evaluation, a code of its own, in which they are known. What depends on one resource alone is
 * worked out once for each resource.
 */
final class Functions {
  /** The code of a function for some of its arguments. */
  private static final class Special {
    private @Nullable Expression body;
    private int slots;

    /** Where facts keep what came of it for them; negative where they do not. */
    private int memory = -1;
  }

  private final Compiler compiler;
  private final Libraries libraries;
  private final Map<String, Special> specials = new HashMap<>();
  private final Map<String, int[]> memorySizes = new HashMap<>();

  Functions(Compiler compiler, Libraries libraries) {
    this.compiler = compiler;
    this.libraries = libraries;
  }

  /** By type, how much is kept in each of its facts; grows while more is compiled. */
  Map<String, int[]> memorySizes() {
    return memorySizes;
  }

  /** The expression of a call. */
  Expression call(JsonNode reference, Scope scope) {
    String owner = libraries.owner(scope.library(), reference);
    return libraries
        .function(owner, reference)
        .filter(definition -> definition.has("expression"))
        .map(definition -> call(owner, definition, reference, scope))
        .orElseGet(() ->
            compiler.unknown(scope, reference, "the function " + Elm.text(reference, "name")));
  }

  private Expression call(String owner, JsonNode definition, JsonNode reference, Scope scope) {
    List<JsonNode> operands = new ArrayList<>();
    definition.path("operand").forEach(operands::add);
    Map<String, Binding> bindings = new HashMap<>();
    List<Expression> open = new ArrayList<>();
    List<String> openTypes = new ArrayList<>();
    StringBuilder key =
        new StringBuilder("function:")
            .append(owner)
            .append('.')
            .append(Elm.text(definition, "localId"));
    for (int i = 0; i < operands.size(); i++) {
      JsonNode argument = reference.path("operand").path(i);
      String name = Elm.text(operands.get(i), "name");
      Expression code = compiler.of(argument, scope);
      if (compiler.isClosed(argument, scope)) {
        String argumentKey = compiler.key(argument, scope);
        bindings.put(name, new Binding.Known(argumentKey, code));
        key.append('(').append(argumentKey).append(')');
      } else {
        bindings.put(name, new Binding.Slot(open.size()));
        open.add(code);
        openTypes.add(type(operands.get(i)));
        key.append("(_)");
      }
    }
    if (open.isEmpty()) {
      return compiler.cell(
          key.toString(),
          () -> {
            Scope own = Scope.of(owner, bindings);
            return new Compiler.Compiled(
                compiler.of(definition.path("expression"), own, true), own.slots());
          });
    }
    Special special = special(key.toString(), owner, definition, bindings, openTypes);
    return open.size() == 1
        ? callOfOne(special, openTypes.getFirst(), open.getFirst())
        : callOf(special, open);
  }

  private static String type(JsonNode operand) {
    return Elm.text(operand.path("operandTypeSpecifier"), "name");
  }

  private Special special(
      String key,
      String owner,
      JsonNode definition,
      Map<String, Binding> bindings,
      List<String> openTypes) {
    Special known = specials.get(key);
    if (known != null) {
      return known;
    }
    Special special = new Special();
    specials.put(key, special);
    Scope own = Scope.of(owner, bindings);
    openTypes.forEach(_ -> own.slots().next());
    special.body = compiler.of(definition.path("expression"), own, false);
    special.slots = own.slots().count();
    if (openTypes.size() == 1
        && (isOfResource(openTypes.getFirst()) || libraries.isToConcept(owner, definition))
        && !(special.body instanceof Property)) {
      special.memory = memorySizes.computeIfAbsent(openTypes.getFirst(), _ -> new int[1])[0]++;
    }
    return special;
  }

  private static boolean isOfResource(String type) {
    String name = Elm.local(type);
    return !Elm.isSystem(type)
        && !name.isEmpty()
        && Character.isUpperCase(name.charAt(0))
        && !name.contains(".")
        && !DATA_TYPES.contains(name);
  }

  private static final java.util.Set<String> DATA_TYPES =
      java.util.Set.of(
          "CodeableConcept",
          "Coding",
          "Period",
          "Quantity",
          "Range",
          "Ratio",
          "Reference",
          "Dosage",
          "Timing",
          "Identifier",
          "Annotation",
          "Age",
          "Duration");

  private Expression callOfOne(Special special, String type, Expression argument) {
    if (special.body instanceof Property property && property.isOfFirstLocal()) {
      return property.of(argument);
    }
    if (special.memory < 0) {
      return frame -> run(special, frame, argument.value(frame));
    }
    int place = special.memory;
    String name = Elm.local(type).intern();
    int[] size = java.util.Objects.requireNonNull(memorySizes.get(type));
    return frame -> {
      Object value = argument.value(frame);
      if (!(value instanceof Fact fact && fact.shape().type().equals(name))) {
        return run(special, frame, value);
      }
      @Nullable Object[] memory = fact.memory(size[0]);
      Object known = memory[place];
      if (known == null) {
        Object result = run(special, frame, value);
        memory[place] = Evaluation.kept(result);
        return result;
      }
      return Evaluation.unkept(known);
    };
  }

  private static @Nullable Object run(Special special, Frame frame, @Nullable Object argument) {
    @Nullable Object[] locals = new Object[special.slots];
    locals[0] = argument;
    return body(special).value(new Frame(frame.evaluation(), locals));
  }

  private static Expression callOf(Special special, List<Expression> open) {
    Expression[] arguments = open.toArray(Expression[]::new);
    return frame -> {
      @Nullable Object[] locals = new Object[special.slots];
      for (int i = 0; i < arguments.length; i++) {
        locals[i] = arguments[i].value(frame);
      }
      return body(special).value(new Frame(frame.evaluation(), locals));
    };
  }

  private static Expression body(Special special) {
    return java.util.Objects.requireNonNull(special.body);
  }
}
