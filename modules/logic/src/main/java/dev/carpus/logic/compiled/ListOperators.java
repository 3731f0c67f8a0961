package dev.carpus.logic.compiled;

import dev.carpus.logic.values.Equality;
import dev.carpus.logic.values.InvalidOperandException;
import dev.carpus.logic.values.Lists;
import dev.carpus.logic.values.Statistics;
import dev.carpus.logic.values.Truth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operators of lists, and those that make one value of many.
 *
 * @see <a href="https://cql.hl7.org/04-logicalspecification.html#list-operators">CQL, ELM, list
 *     operators</a>
 */
final class ListOperators {
  private final Equality equality;
  private final Lists lists;
  private final Statistics statistics;

  ListOperators(Equality equality, Lists lists, Statistics statistics) {
    this.equality = equality;
    this.lists = lists;
    this.statistics = statistics;
  }

  void addTo(OperatorTable table) {
    table.onList("Flatten", Lists::flatten);
    table.onList("Distinct", lists::distinct);
    table.onList("First", list -> list.isEmpty() ? null : list.getFirst());
    table.onList("Last", list -> list.isEmpty() ? null : list.getLast());
    table.onList("SingletonFrom", Lists::singleton);
    table.unary("ToList", operand -> operand == null ? List.of() : List.of(operand));
    table.binary("Indexer", ListOperators::indexed);
    table.binary("IndexOf", this::indexOf);
    table.ofAll("Slice", operands -> slice(operands.get(0), operands.get(1), operands.get(2)));
    addAggregates(table);
  }

  private void addAggregates(OperatorTable table) {
    table.unary("Count", operand -> operand instanceof List<?> list ? Lists.count(list) : 0);
    table.onList("Max", list -> lists.extreme(list, 1));
    table.onList("Min", list -> lists.extreme(list, -1));
    table.onList("Sum", statistics::sum);
    table.onList("Product", statistics::product);
    table.onList("Avg", statistics::average);
    table.onList("GeometricMean", statistics::geometricMean);
    table.onList("Median", statistics::median);
    table.onList("Mode", statistics::mode);
    table.onList("Variance", list -> statistics.variance(list, false));
    table.onList("PopulationVariance", list -> statistics.variance(list, true));
    table.onList("StdDev", list -> statistics.deviation(list, false));
    table.onList("PopulationStdDev", list -> statistics.deviation(list, true));
    table.unary(
        "AllTrue",
        operand -> !(operand instanceof List<?> list) || list.stream().noneMatch(Truth::isFalse));
    table.unary(
        "AnyTrue",
        operand -> operand instanceof List<?> list && list.stream().anyMatch(Truth::isTrue));
  }

  private static @Nullable Object indexed(@Nullable Object list, @Nullable Object index) {
    if (list == null || !(index instanceof Integer place) || place < 0) {
      return null;
    }
    return switch (list) {
      case List<?> each -> place < each.size() ? each.get(place) : null;
      case String text -> place < text.length() ? text.substring(place, place + 1) : null;
      default -> throw new InvalidOperandException("what is no list has no index");
    };
  }

  private @Nullable Object indexOf(@Nullable Object list, @Nullable Object element) {
    if (!(list instanceof List<?> each) || element == null) {
      return null;
    }
    for (int i = 0; i < each.size(); i++) {
      if (Truth.isTrue(equality.equal(each.get(i), element))) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable Object slice(
      @Nullable Object list, @Nullable Object start, @Nullable Object end) {
    if (!(list instanceof List<?> all)) {
      return null;
    }
    int from = start instanceof Integer first ? Math.max(0, first) : 0;
    int to = end instanceof Integer last ? Math.min(last, all.size()) : all.size();
    return from < to ? all.subList(from, to) : List.of();
  }
}
