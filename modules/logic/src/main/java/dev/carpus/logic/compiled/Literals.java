package dev.carpus.logic.compiled;

import dev.carpus.logic.values.Code;
import dev.carpus.logic.values.Interval;
import dev.carpus.logic.values.Intervals;
import dev.carpus.logic.values.InvalidOperandException;
import dev.carpus.logic.values.Truth;
import dev.carpus.logic.values.Tuple;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compiles what makes values: lists, tuples, intervals, instances, parameters. */
final class Literals {
  private final Compiler compiler;
  private final Libraries libraries;
  private final Intervals intervals;

  Literals(Compiler compiler, Libraries libraries, Intervals intervals) {
    this.compiler = compiler;
    this.libraries = libraries;
    this.intervals = intervals;
  }

  /** The expression of a piece. */
  Expression of(JsonNode node, Scope scope) {
    return switch (Elm.type(node)) {
      case "List" -> list(node, scope);
      case "Tuple" -> tuple(node, scope);
      case "Interval" -> interval(node, scope);
      case "Instance" -> instance(node, scope);
      case "CodeRef" -> code(node, scope);
      case "ParameterRef" -> parameter(node, scope);
      case "Message" -> message(node, scope);
      default -> compiler.unknown(scope, node, Elm.type(node));
    };
  }

  private Expression list(JsonNode node, Scope scope) {
    Expression[] elements =
        compiler.all(node.path("element"), scope, false).toArray(Expression[]::new);
    return Arrays.stream(elements).allMatch(Constant.class::isInstance)
        ? new Constant(Arrays.stream(elements).map(each -> ((Constant) each).known()).toList())
        : frame -> OperatorTable.values(elements, frame);
  }

  private Map<String, Expression> elements(JsonNode node, Scope scope) {
    Map<String, Expression> elements = new LinkedHashMap<>();
    for (JsonNode element : node.path("element")) {
      elements.put(Elm.text(element, "name"), compiler.of(element.path("value"), scope));
    }
    return elements;
  }

  private Expression tuple(JsonNode node, Scope scope) {
    Map<String, Expression> elements = elements(node, scope);
    return frame -> new Tuple(values(elements, frame));
  }

  private static Map<String, @Nullable Object> values(
      Map<String, Expression> elements, Frame frame) {
    Map<String, @Nullable Object> values = LinkedHashMap.newLinkedHashMap(elements.size());
    elements.forEach((name, element) -> values.put(name, element.value(frame)));
    return values;
  }

  private Expression interval(JsonNode node, Scope scope) {
    Expression low = compiler.of(node.path("low"), scope);
    Expression high = compiler.of(node.path("high"), scope);
    Expression lowClosed = closed(node, "lowClosed", scope);
    Expression highClosed = closed(node, "highClosed", scope);
    return frame -> {
      Object from = low.value(frame);
      Object to = high.value(frame);
      return from == null && to == null
          ? null
          : intervals.checked(
              new Interval(
                  from,
                  !Truth.isFalse(lowClosed.value(frame)),
                  to,
                  !Truth.isFalse(highClosed.value(frame)),
                  false));
    };
  }

  private Expression closed(JsonNode node, String member, Scope scope) {
    if (node.has(member + "Expression")) {
      return compiler.of(node.path(member + "Expression"), scope);
    }
    return new Constant(node.path(member).asBoolean(true));
  }

  private Expression instance(JsonNode node, Scope scope) {
    String type = Elm.text(node, "classType");
    return Instances.of(type, elements(node, scope))
        .orElseGet(() -> compiler.unknown(scope, node, "Instance of " + Elm.local(type)));
  }

  private Expression code(JsonNode node, Scope scope) {
    String owner = libraries.owner(scope.library(), node);
    return libraries
        .declaration(owner, "codes", Elm.text(node, "name"))
        .<Expression>map(declared -> {
          Code code =
              new Code(
                  Elm.text(declared, "id"),
                  system(owner, declared.path("codeSystem")),
                  null,
                  declared.has("display") ? Elm.text(declared, "display") : null);
          return new Constant(code);
        })
        .orElseGet(() -> compiler.unknown(scope, node, "CodeRef " + Elm.text(node, "name")));
  }

  private String system(String library, JsonNode reference) {
    return libraries
        .declaration(
            libraries.owner(library, reference), "codeSystems", Elm.text(reference, "name"))
        .map(declared -> Elm.text(declared, "id"))
        .orElse("");
  }

  private Expression parameter(JsonNode node, Scope scope) {
    String owner = libraries.owner(scope.library(), node);
    String name = Elm.text(node, "name");
    return compiler.cell(
        "parameter:" + owner + "." + name,
        () -> {
          Scope own = Scope.of(owner, Map.of());
          Sources.Parameter parameter = compiler.sources().parameter(name);
          Expression standard =
              libraries
                  .declaration(owner, "parameters", name)
                  .filter(declared -> declared.has("default"))
                  .map(declared -> compiler.of(declared.path("default"), own, true))
                  .orElse(_ -> null);
          return new Compiler.Compiled(
              frame ->
                  frame.evaluation().has(parameter)
                      ? frame.evaluation().parameter(parameter)
                      : standard.value(frame),
              own.slots());
        });
  }

  /** A message of severity Error ends the evaluation; others say nothing that a log may hold. */
  private Expression message(JsonNode node, Scope scope) {
    Expression source = compiler.of(node.path("source"), scope);
    Expression condition = compiler.of(node.path("condition"), scope);
    Expression severity = compiler.of(node.path("severity"), scope);
    Expression code = compiler.of(node.path("code"), scope);
    return frame -> {
      if (Truth.isTrue(condition.value(frame))
          && "error".equalsIgnoreCase(String.valueOf(severity.value(frame)))) {
        throw new InvalidOperandException("an error of the CQL: " + code.value(frame));
      }
      return source.value(frame);
    };
  }
}
