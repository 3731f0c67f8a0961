package dev.carpus.logic.compiled;

import dev.carpus.logic.values.Order;
import dev.carpus.logic.values.Temporal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compiles the sort of a query.
 *
 * @see <a href="https://cql.hl7.org/04-logicalspecification.html#query">CQL, Query</a>
 */
final class Sorting {
  /** By what rows are sorted, and in which direction. */
  private record Key(Expression value, boolean isDown) {}

  private final Compiler compiler;
  private final Order order;

  Sorting(Compiler compiler, Order order) {
    this.compiler = compiler;
    this.order = order;
  }

  /** The rows in their order. */
  Expression sorted(Expression rows, JsonNode sort, Scope around) {
    Scope scope = around.with(Scope.ROW);
    int slot = scope.slotOf(Scope.ROW);
    List<Key> keys = new ArrayList<>();
    for (JsonNode each : sort.path("by")) {
      keys.add(new Key(by(each, scope), Elm.text(each, "direction").startsWith("desc")));
    }
    return frame -> {
      Object value = rows.value(frame);
      if (!(value instanceof List<?> list)) {
        return value;
      }
      List<@Nullable Object> sorted = new ArrayList<>(list);
      sorted.sort(comparator(frame, slot, keys));
      return sorted;
    };
  }

  private Expression by(JsonNode key, Scope scope) {
    int slot = scope.slotOf(Scope.ROW);
    Expression row = new Local(slot);
    return switch (Elm.type(key)) {
      case "ByColumn" -> new Property(row, Elm.text(key, "path"));
      case "ByDirection" -> row;
      case "ByExpression" -> compiler.of(key.path("expression"), scope);
      default -> compiler.unknown(scope, key, "sort " + Elm.type(key));
    };
  }

  private Comparator<@Nullable Object> comparator(Frame frame, int slot, List<Key> keys) {
    return (left, right) -> {
      for (Key key : keys) {
        Object one = of(left, frame, slot, key.value());
        Object other = of(right, frame, slot, key.value());
        int result = compare(one, other);
        if (result != 0) {
          return key.isDown() ? -result : result;
        }
      }
      return 0;
    };
  }

  private static @Nullable Object of(@Nullable Object row, Frame frame, int slot, Expression by) {
    frame.locals()[slot] = row;
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
    int result = order.compare(left, right);
    if (result != Temporal.UNCERTAIN) {
      return result;
    }
    return left instanceof Temporal one && right instanceof Temporal other
        ? one.precision().compareTo(other.precision())
        : 0;
  }
}
