package dev.carpus.logic.compiled;

import dev.carpus.logic.ElmLibrary;
import dev.carpus.logic.ExpressionName;
import dev.carpus.logic.UnsupportedElm;
import dev.carpus.logic.values.InvalidOperandException;
import dev.carpus.logic.values.Quantities;
import dev.carpus.terminology.ConceptIndex;
import dev.carpus.terminology.units.Units;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Makes closures of ELM.
 *
 * <p>What takes nothing from around it has the same value in all of an evaluation: it gets a cell,
 * where it is worked out once, however often and wherever it stands.
 */
final class Compiler {
  private final Libraries libraries;
  private final FreeNames names = new FreeNames();
  private final Operators operators;
  private final Literals literals;
  private final Constants constants = new Constants(this);
  private final Choices choices;
  private final Locals locals = new Locals(this);
  private final TypeOperators types = new TypeOperators(this);
  private final Retrieves retrieves;
  private final Queries queries;
  private final Functions functions;
  private final List<UnsupportedElm> unsupported = new ArrayList<>();

  /** By what tells them apart, the expressions that have a cell. */
  private final Map<String, Expression> cells = new HashMap<>();

  private final List<Cell> numbered = new ArrayList<>();
  private final Sources sources;

  Compiler(List<ElmLibrary> all, ConceptIndex index, Units units) {
    libraries = new Libraries(all);
    sources = new Sources(index.words());
    operators = new Operators(new Quantities(units));
    literals = new Literals(this, libraries, operators.intervals());
    choices = new Choices(this, operators.equivalence());
    retrieves = new Retrieves(this, libraries, index);
    queries = new Queries(this, operators);
    functions = new Functions(this, libraries);
  }

  /** What the compiler did not know so far. */
  List<UnsupportedElm> unsupported() {
    return List.copyOf(unsupported);
  }

  /** The cells that an evaluation needs, by their numbers. */
  List<Cell> cells() {
    return List.copyOf(numbered);
  }

  /** What is taken from an evaluation. */
  Sources sources() {
    return sources;
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
        .orElseGet(() -> unknown(scope, MissingNode.getInstance(), "no definition " + name.name()));
  }

  /** Code, and the slots of its frame. */
  record Compiled(Expression code, Scope.Slots slots) {}

  /** Makes code. */
  @FunctionalInterface
  interface Making {
    Compiled make();
  }

  /** An expression with a cell, unless it is a constant; the same for the same key. */
  Expression cell(String key, Making making) {
    Expression known = cells.get(key);
    if (known != null) {
      return known;
    }
    Compiled compiled = making.make();
    Expression made = compiled.code() instanceof Constant constant ? constant : numbered(compiled);
    cells.put(key, made);
    return made;
  }

  private Cell numbered(Compiled compiled) {
    Cell cell = new Cell(numbered.size(), compiled.code(), compiled.slots().count());
    numbered.add(cell);
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
      case "And", "Or", "If", "Case", "Coalesce" -> choices.of(node, scope, isClosed);
      case "As", "Is" -> types.of(node, scope, isClosed);
      case "AliasRef", "OperandRef", "QueryLetRef", "IdentifierRef", "Property" ->
          locals.of(node, scope, isClosed);
      case "ExpressionRef" ->
          definition(
              new ExpressionName(libraries.owner(scope.library(), node), Elm.text(node, "name")));
      case "FunctionRef" -> functions.call(node, scope);
      case "Query" -> queries.of(node, scope);
      case "Retrieve", "InValueSet" -> retrieves.of(node, scope);
      case "List", "Tuple", "Interval", "Instance", "CodeRef", "ParameterRef", "Message" ->
          literals.of(node, scope);
      case "In" ->
          NotObtained.of(node, scope, this).orElseGet(() -> operator(node, scope, isClosed));
      default -> operator(node, scope, isClosed);
    };
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
