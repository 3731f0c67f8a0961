package dev.carpus.logic.compiled;

import dev.carpus.logic.compiled.Rows.Let;
import dev.carpus.logic.compiled.Rows.Related;
import dev.carpus.logic.compiled.Rows.Source;
import dev.carpus.logic.values.Lists;
import dev.carpus.logic.values.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compiles queries.
 *
 * @see <a href="https://cql.hl7.org/04-logicalspecification.html#query">CQL, Query</a>
 */
final class Queries {
  private static final Expression TRUE = _ -> true;

  private final Compiler compiler;
  private final Lists lists;
  private final Sorting sorting;

  Queries(Compiler compiler, Operators operators) {
    this.compiler = compiler;
    lists = operators.lists();
    sorting = new Sorting(compiler, operators.order());
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
    Rows rows = new Rows(sources, lets, related, where);
    return node.has("aggregate")
        ? aggregated(rows, node.path("aggregate"), scope)
        : returned(rows, node, scope);
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

  private Expression returned(Rows rows, JsonNode node, Scope scope) {
    JsonNode given = node.path("return");
    Expression each = given.isObject() ? compiler.of(given.path("expression"), scope) : rows.row();
    boolean isDistinct = given.isObject() && given.path("distinct").asBoolean(true);
    Expression result = rows.each(each, isDistinct ? this::distinct : all -> all);
    return node.path("sort").path("by").isEmpty()
        ? result
        : sorting.sorted(result, node.path("sort"), scope);
  }

  private List<@Nullable Object> distinct(List<@Nullable Object> rows) {
    return rows.size() > 1 ? lists.distinct(rows) : rows;
  }

  /** The value that is left when each row has made a new one of the one before. */
  private Expression aggregated(Rows rows, JsonNode aggregate, Scope around) {
    String name = Elm.text(aggregate, "identifier");
    Expression starting =
        aggregate.has("starting") ? compiler.of(aggregate.path("starting"), around) : _ -> null;
    Scope scope = around.with(name);
    int slot = scope.slotOf(name);
    Expression next = compiler.of(aggregate.path("expression"), scope);
    boolean isDistinct = aggregate.path("distinct").asBoolean(false);
    Expression all = rows.each(rows.tuple(), tuples -> isDistinct ? distinct(tuples) : tuples);
    return frame -> {
      List<?> tuples = Rows.list(all.value(frame));
      Object value = starting.value(frame);
      for (Object row : tuples) {
        for (Source source : rows.sources()) {
          frame.locals()[source.slot()] =
              row instanceof Tuple tuple ? tuple.elements().get(source.alias()) : null;
        }
        for (Let let : rows.lets()) {
          frame.locals()[let.slot()] = let.expression().value(frame);
        }
        frame.locals()[slot] = value;
        value = next.value(frame);
      }
      return value;
    };
  }
}
