package dev.carpus.logic.compiled;

import dev.carpus.logic.ElmLibrary;
import dev.carpus.logic.ExpressionName;
import dev.carpus.logic.UnsupportedElm;
import dev.carpus.logic.compiled.Scope.Binding;
import dev.carpus.logic.values.InvalidOperandException;
import dev.carpus.logic.values.Quantities;
import dev.carpus.logic.values.Truth;
import dev.carpus.terminology.ConceptIndex;
import dev.carpus.terminology.units.Units;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes closures of ELM.
 *
 * <p>What takes nothing from around it has the same value in all of an evaluation: it gets a cell,
 * where it is worked out once, however often and wherever it stands.
 */
final class Compiler {
  private static final Pattern DOT = Pattern.compile("\\.");

  private final Libraries libraries;
  private final FreeNames names = new FreeNames();
  private final Operators operators;
  private final Literals literals;
  private final Constants constants = new Constants(this);
  private final Retrieves retrieves;
  private final Queries queries;
  private final Functions functions;
  private final List<UnsupportedElm> unsupported = new ArrayList<>();

  /** By what tells them apart, the expressions that have a cell. */
  private final Map<String, Expression> cells = new HashMap<>();

  private int cellCount;

  Compiler(List<ElmLibrary> all, ConceptIndex index, Units units) {
    libraries = new Libraries(all);
    operators = new Operators(new Quantities(units));
    literals = new Literals(this, libraries, operators.intervals());
    retrieves = new Retrieves(this, libraries, index);
    queries = new Queries(this, operators);
    functions = new Functions(this, libraries);
  }

  /** What the compiler did not know so far. */
  List<UnsupportedElm> unsupported() {
    return List.copyOf(unsupported);
  }

  /** How many cells an evaluation needs. */
  int cellCount() {
    return cellCount;
  }

  /** By type, what an evaluation keeps in each fact of it. */
  Map<String, int[]> memorySizes() {
    return functions.memorySizes();
  }

  /** The expression of a definition. */
  Expression definition(ExpressionName name) {
    return cell(
        "expression:" + name.library() + "." + name.name(),
        () -> {
          Scope scope = Scope.of(name.library(), Map.of());
          return new Compiled(body(name, scope), scope.slots());
        });
  }

  private Expression body(ExpressionName name, Scope scope) {
    return libraries
        .expression(name.library(), name.name())
        .map(definition -> of(definition.path("expression"), scope, true))
        .orElseGet(() ->
            unknown(
                scope,
                tools.jackson.databind.node.MissingNode.getInstance(),
                "no definition " + name.name()));
  }

  /** Code, and the slots of its frame. */
  record Compiled(Expression code, Scope.Slots slots) {}

  /** Makes code. */
  @FunctionalInterface
  interface Making {
    Compiled make();
  }

  /** An expression with a cell; the same for the same key. */
  Expression cell(String key, Making making) {
    Expression known = cells.get(key);
    if (known != null) {
      return known;
    }
    Compiled compiled = making.make();
    Expression code = compiled.code();
    int number = cellCount++;
    int slots = compiled.slots().count();
    Expression cell = frame -> frame.evaluation().cell(number, code, slots);
    cells.put(key, cell);
    return cell;
  }

  /** The expression of a piece of ELM. */
  Expression of(JsonNode node, Scope scope) {
    return of(node, scope, false);
  }

  /**
   * The expression of a piece of ELM.
   *
   * @param isWithin whether it is part of what has a cell already
   */
  Expression of(JsonNode node, Scope scope, boolean isWithin) {
    boolean isClosed = names.isClosed(node, scope);
    return isClosed && !isWithin && isWorthACell(node)
        ? cell(
            key(node, scope),
            () -> {
              Scope own = scope.closed();
              return new Compiled(compile(node, own, true), own.slots());
            })
        : compile(node, scope, isClosed);
  }

  private static boolean isWorthACell(JsonNode node) {
    return switch (Elm.type(node)) {
      case "ExpressionRef",
          "ParameterRef",
          "OperandRef",
          "AliasRef",
          "QueryLetRef",
          "CodeRef",
          "ValueSetRef",
          "FunctionRef",
          "Retrieve",
          "Today",
          "Now" ->
          false;
      case "As" -> isWorthACell(node.path("operand"));
      default -> !Constants.isConstant(node);
    };
  }

  /** Tells a piece from all others that may have another value. */
  String key(JsonNode node, Scope scope) {
    StringBuilder key = new StringBuilder();
    new Fingerprint(libraries, scope).write(node, key);
    return key.toString();
  }

  /** Whether a piece has the same value in all of an evaluation. */
  boolean isClosed(JsonNode node, Scope scope) {
    return names.isClosed(node, scope);
  }

  private Expression compile(JsonNode node, Scope scope, boolean isClosed) {
    if (Constants.isConstant(node)) {
      return constants.of(node, scope);
    }
    return switch (Elm.type(node)) {
      case "And" -> and(operand(node, 0, scope, isClosed), operand(node, 1, scope, isClosed));
      case "Or" -> or(operand(node, 0, scope, isClosed), operand(node, 1, scope, isClosed));
      case "If" ->
          choice(
              of(node.path("condition"), scope, isClosed),
              of(node.path("then"), scope, isClosed),
              of(node.path("else"), scope, isClosed));
      case "Case" -> cases(node, scope, isClosed);
      case "Coalesce" -> coalesce(node, scope, isClosed);
      case "As" -> as(node, scope, isClosed);
      case "Is" -> is(node, scope, isClosed);
      case "AliasRef", "OperandRef", "QueryLetRef" -> local(Elm.text(node, "name"), scope, node);
      case "IdentifierRef" -> new Property(local(Scope.ROW, scope, node), Elm.text(node, "name"));
      case "ExpressionRef" ->
          definition(
              new ExpressionName(libraries.owner(scope.library(), node), Elm.text(node, "name")));
      case "FunctionRef" -> functions.call(node, scope);
      case "Property" -> property(node, scope, isClosed);
      case "Query" -> queries.of(node, scope);
      case "Retrieve", "InValueSet" -> retrieves.of(node, scope);
      case "List", "Tuple", "Interval", "Instance", "CodeRef", "ParameterRef", "Message" ->
          literals.of(node, scope);
      default -> operator(node, scope, isClosed);
    };
  }

  private Expression operand(JsonNode node, int place, Scope scope, boolean isWithin) {
    return of(node.path("operand").path(place), scope, isWithin);
  }

  private static Expression and(Expression left, Expression right) {
    return frame -> {
      Object one = left.value(frame);
      if (Truth.isFalse(one)) {
        return one;
      }
      Object other = right.value(frame);
      return one != null || Truth.isFalse(other) ? other : null;
    };
  }

  private static Expression or(Expression left, Expression right) {
    return frame -> {
      Object one = left.value(frame);
      if (Truth.isTrue(one)) {
        return one;
      }
      Object other = right.value(frame);
      return one != null || Truth.isTrue(other) ? other : null;
    };
  }

  private static Expression choice(Expression condition, Expression then, Expression otherwise) {
    return frame ->
        Truth.isTrue(condition.value(frame)) ? then.value(frame) : otherwise.value(frame);
  }

  private Expression cases(JsonNode node, Scope scope, boolean isWithin) {
    Expression result = of(node.path("else"), scope, isWithin);
    List<JsonNode> items = new ArrayList<>();
    node.path("caseItem").forEach(items::add);
    boolean hasComparand = node.has("comparand");
    Expression comparand = hasComparand ? of(node.path("comparand"), scope, isWithin) : _ -> null;
    for (JsonNode item : items.reversed()) {
      Expression when = of(item.path("when"), scope, isWithin);
      Expression then = of(item.path("then"), scope, isWithin);
      result = choice(hasComparand ? equivalent(comparand, when) : when, then, result);
    }
    return result;
  }

  private Expression equivalent(Expression left, Expression right) {
    return frame -> (Object) operators.equality().equivalent(left.value(frame), right.value(frame));
  }

  private Expression coalesce(JsonNode node, Scope scope, boolean isWithin) {
    Expression[] operands = all(node.path("operand"), scope, isWithin).toArray(Expression[]::new);
    boolean isOfList = operands.length == 1;
    return frame -> {
      for (Expression operand : operands) {
        Object value = operand.value(frame);
        if (isOfList && value instanceof List<?> list) {
          return firstKnown(list);
        }
        if (value != null) {
          return value;
        }
      }
      return null;
    };
  }

  private static @Nullable Object firstKnown(List<?> list) {
    for (Object each : list) {
      if (each != null) {
        return each;
      }
    }
    return null;
  }

  private Expression as(JsonNode node, Scope scope, boolean isWithin) {
    Expression operand = of(node.path("operand"), scope, isWithin);
    Predicate<Object> test = TypeTest.of(node, "asType").orElse(null);
    if (test == null) {
      return unknown(scope, node, "As a type that is not known");
    }
    boolean isStrict = node.path("strict").asBoolean(false);
    return frame -> {
      Object value = operand.value(frame);
      if (value == null || test.test(value)) {
        return value;
      }
      if (isStrict) {
        throw new InvalidOperandException("a value is cast to a type that it is not of");
      }
      return null;
    };
  }

  private Expression is(JsonNode node, Scope scope, boolean isWithin) {
    Expression operand = of(node.path("operand"), scope, isWithin);
    Predicate<Object> test = TypeTest.of(node, "isType").orElse(null);
    if (test == null) {
      return unknown(scope, node, "Is a type that is not known");
    }
    return frame -> {
      Object value = operand.value(frame);
      return value == null ? null : (Object) test.test(value);
    };
  }

  private Expression local(String name, Scope scope, JsonNode node) {
    return switch (scope.find(name).orElse(null)) {
      case Binding.Slot(int number) -> frame -> frame.locals()[number];
      case Binding.Known(_, Expression code) -> code;
      case null -> unknown(scope, node, "the name " + name);
    };
  }

  private Expression property(JsonNode node, Scope scope, boolean isWithin) {
    Expression target =
        node.has("scope")
            ? local(Elm.text(node, "scope"), scope, node)
            : of(node.path("source"), scope, isWithin);
    for (String element : DOT.splitAsStream(Elm.text(node, "path")).toList()) {
      target = new Property(target, element);
    }
    return target;
  }

  private Expression operator(JsonNode node, Scope scope, boolean isWithin) {
    String operator = Elm.type(node);
    if (!operators.knows(operator)) {
      return unknown(scope, node, operator);
    }
    List<Expression> operands = new ArrayList<>();
    for (String member : Operators.operandsOf(operator)) {
      JsonNode operand = node.path(member);
      if (operand.isArray()) {
        operands.addAll(all(operand, scope, isWithin));
      } else if (operand.isObject()) {
        operands.add(of(operand, scope, isWithin));
      }
    }
    return operators.of(node, operands).orElseThrow();
  }

  /** The expressions of several pieces. */
  List<Expression> all(JsonNode nodes, Scope scope, boolean isWithin) {
    List<Expression> all = new ArrayList<>();
    nodes.forEach(each -> all.add(of(each, scope, isWithin)));
    return all;
  }

  /** Notes what is not known; what comes of it is never evaluated. */
  Expression unknown(Scope scope, JsonNode node, String what) {
    unsupported.add(new UnsupportedElm(scope.library(), Elm.text(node, "locator"), what));
    return _ -> {
      throw new InvalidOperandException("not compiled: " + what);
    };
  }
}
