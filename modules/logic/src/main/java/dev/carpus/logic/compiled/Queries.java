package dev.carpus.logic.compiled;

import dev.carpus.logic.values.Temporal;
import dev.carpus.logic.values.Truth;
import dev.carpus.logic.values.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compiles queries.
 *
 * @see <a href="https://cql.hl7.org/04-logicalspecification.html#query">CQL, Query</a>
 */
final class Queries {
  /** A source: a list, or a single value, by the slot of its alias. */
  private record Source(String alias, int slot, Expression expression) {}

  /** A value that is worked out for each row. */
  private record Let(int slot, Expression expression) {}

  /** What must, or must not, be there for a row to count. */
  private record Related(int slot, Expression expression, Expression condition, boolean isWanted) {}

  private static final Expression TRUE = _ -> true;

  private final Compiler compiler;
  private final Operators operators;

  Queries(Compiler compiler, Operators operators) {
    this.compiler = compiler;
    this.operators = operators;
  }

  /** The expression of a query. */
  Expression of(JsonNode node, Scope around) {
    Scope scope = around;
    List<Source> sources = new ArrayList<>();
    for (JsonNode source : node.path("source")) {
      Expression expression = compiler.of(source.path("expression"), scope);
      String alias = Elm.text(source, "alias");
      scope = scope.with(alias);
      sources.add(new Source(alias, scope.slotOf(alias), expression));
    }
    List<Let> lets = new ArrayList<>();
    for (JsonNode let : node.path("let")) {
      Expression expression = compiler.of(let.path("expression"), scope);
      String name = Elm.text(let, "identifier");
      scope = scope.with(name);
      lets.add(new Let(scope.slotOf(name), expression));
    }
    List<Related> related = new ArrayList<>();
    for (JsonNode each : node.path("relationship")) {
      related.add(related(each, scope));
    }
    Expression where = node.has("where") ? compiler.of(node.path("where"), scope) : TRUE;
    if (node.has("aggregate")) {
      Expression rows = rows(sources, lets, related, where, tuple(sources), false);
      return aggregated(rows, node.path("aggregate"), sources, lets, scope);
    }
    JsonNode given = node.path("return");
    Expression result =
        given.isObject() ? compiler.of(given.path("expression"), scope) : row(sources);
    boolean isDistinct = given.isObject() && given.path("distinct").asBoolean(true);
    Expression rows = rows(sources, lets, related, where, result, isDistinct);
    return node.path("sort").path("by").isEmpty() ? rows : sorted(rows, node.path("sort"), scope);
  }

  private Related related(JsonNode node, Scope scope) {
    Expression expression = compiler.of(node.path("expression"), scope);
    String alias = Elm.text(node, "alias");
    Scope inner = scope.with(alias);
    return new Related(
        inner.slotOf(alias),
        expression,
        compiler.of(node.path("suchThat"), inner),
        Elm.type(node).equals("With"));
  }

  private static Expression row(List<Source> sources) {
    if (sources.size() == 1) {
      int slot = sources.getFirst().slot();
      return frame -> frame.locals()[slot];
    }
    return tuple(sources);
  }

  private static Expression tuple(List<Source> sources) {
    return frame -> {
      Map<String, @Nullable Object> elements = new LinkedHashMap<>();
      sources.forEach(source -> elements.put(source.alias(), frame.locals()[source.slot()]));
      return new Tuple(elements);
    };
  }

  private Expression rows(
      List<Source> sources,
      List<Let> lets,
      List<Related> related,
      Expression where,
      Expression result,
      boolean isDistinct) {
    Let[] eachLet = lets.toArray(Let[]::new);
    Related[] eachRelated = related.toArray(Related[]::new);
    Expression isIn =
        frame -> {
          for (Let let : eachLet) {
            frame.locals()[let.slot()] = let.expression().value(frame);
          }
          for (Related each : eachRelated) {
            if (isRelated(each, frame) != each.isWanted()) {
              return false;
            }
          }
          return where.value(frame);
        };
    Expression plain = lets.isEmpty() && related.isEmpty() ? where : isIn;
    return sources.size() == 1
        ? ofOne(sources.getFirst(), plain, result, isDistinct)
        : ofSeveral(sources, plain, result, isDistinct);
  }

  /** The value that is left when each row has made a new one of the one before. */
  private Expression aggregated(
      Expression rows, JsonNode aggregate, List<Source> sources, List<Let> lets, Scope around) {
    String name = Elm.text(aggregate, "identifier");
    Expression starting =
        aggregate.has("starting") ? compiler.of(aggregate.path("starting"), around) : _ -> null;
    Scope scope = around.with(name);
    int slot = scope.slotOf(name);
    Expression next = compiler.of(aggregate.path("expression"), scope);
    boolean isDistinct = aggregate.path("distinct").asBoolean(false);
    return frame -> {
      List<?> all = list(rows.value(frame));
      Object value = starting.value(frame);
      for (Object row : isDistinct ? operators.lists().distinct(all) : all) {
        for (Source source : sources) {
          frame.locals()[source.slot()] =
              row instanceof Tuple tuple ? tuple.elements().get(source.alias()) : null;
        }
        for (Let let : lets) {
          frame.locals()[let.slot()] = let.expression().value(frame);
        }
        frame.locals()[slot] = value;
        value = next.value(frame);
      }
      return value;
    };
  }

  private static boolean isRelated(Related related, Frame frame) {
    for (Object each : list(related.expression().value(frame))) {
      frame.locals()[related.slot()] = each;
      if (Truth.isTrue(related.condition().value(frame))) {
        return true;
      }
    }
    return false;
  }

  private static List<?> list(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list;
      default -> List.of(value);
    };
  }

  private Expression ofOne(Source source, Expression where, Expression result, boolean isDistinct) {
    int slot = source.slot();
    Expression expression = source.expression();
    return frame -> {
      Object value = expression.value(frame);
      if (!(value instanceof List<?> list)) {
        frame.locals()[slot] = value;
        return value != null && Truth.isTrue(where.value(frame)) ? result.value(frame) : null;
      }
      List<@Nullable Object> rows = new ArrayList<>();
      for (Object each : list) {
        frame.locals()[slot] = each;
        if (Truth.isTrue(where.value(frame))) {
          rows.add(result.value(frame));
        }
      }
      return isDistinct && rows.size() > 1 ? operators.lists().distinct(rows) : rows;
    };
  }

  private Expression ofSeveral(
      List<Source> sources, Expression where, Expression result, boolean isDistinct) {
    return frame -> {
      List<@Nullable Object> rows = new ArrayList<>();
      boolean isList = false;
      List<List<?>> values = new ArrayList<>();
      for (Source source : sources) {
        Object value = source.expression().value(frame);
        isList |= value instanceof List;
        values.add(list(value));
      }
      addRows(sources, values, 0, frame, where, result, rows);
      if (!isList) {
        return rows.isEmpty() ? null : rows.getFirst();
      }
      return isDistinct ? operators.lists().distinct(rows) : rows;
    };
  }

  private static void addRows(
      List<Source> sources,
      List<List<?>> values,
      int from,
      Frame frame,
      Expression where,
      Expression result,
      List<@Nullable Object> rows) {
    if (from == sources.size()) {
      if (Truth.isTrue(where.value(frame))) {
        rows.add(result.value(frame));
      }
      return;
    }
    for (Object each : values.get(from)) {
      frame.locals()[sources.get(from).slot()] = each;
      addRows(sources, values, from + 1, frame, where, result, rows);
    }
  }

  private Expression sorted(Expression rows, JsonNode sort, Scope around) {
    Scope scope = around.with(Scope.ROW);
    int slot = scope.slotOf(Scope.ROW);
    Expression self = frame -> frame.locals()[slot];
    List<Expression> by = new ArrayList<>();
    List<Boolean> isDown = new ArrayList<>();
    for (JsonNode each : sort.path("by")) {
      by.add(
          switch (Elm.type(each)) {
            case "ByColumn" -> new Property(self, Elm.text(each, "path"));
            case "ByDirection" -> self;
            case "ByExpression" -> compiler.of(each.path("expression"), scope);
            default -> compiler.unknown(scope, each, "sort " + Elm.type(each));
          });
      isDown.add(Elm.text(each, "direction").startsWith("desc"));
    }
    return frame -> {
      Object value = rows.value(frame);
      if (!(value instanceof List<?> list)) {
        return value;
      }
      List<@Nullable Object> sorted = new ArrayList<>(list);
      sorted.sort(comparator(frame, slot, by, isDown));
      return sorted;
    };
  }

  private Comparator<@Nullable Object> comparator(
      Frame frame, int slot, List<Expression> by, List<Boolean> isDown) {
    return (left, right) -> {
      for (int i = 0; i < by.size(); i++) {
        int result = compare(of(left, frame, slot, by.get(i)), of(right, frame, slot, by.get(i)));
        if (result != 0) {
          return isDown.get(i) ? -result : result;
        }
      }
      return 0;
    };
  }

  private static @Nullable Object of(
      @Nullable Object element, Frame frame, int slot, Expression by) {
    frame.locals()[slot] = element;
    return by.value(frame);
  }

  /**
   * Nulls come first; of times that are the same as far as both are known, the coarser; what cannot
   * be told apart stays as it was.
   */
  private int compare(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return left == right ? 0 : left == null ? -1 : 1;
    }
    int result = operators.order().compare(left, right);
    if (result != Temporal.UNCERTAIN) {
      return result;
    }
    return left instanceof Temporal one && right instanceof Temporal other
        ? one.precision().compareTo(other.precision())
        : 0;
  }
}
