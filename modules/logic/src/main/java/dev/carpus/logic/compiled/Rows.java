package dev.carpus.logic.compiled;

import dev.carpus.logic.values.Lists;
import dev.carpus.logic.values.Truth;
import dev.carpus.logic.values.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query: the elements of its sources, or each with each, of which its conditions are
 * true.
 *
 * @param sources where the rows come from
 * @param lets what is worked out for each row
 * @param related what must, or must not, be there for a row to count
 * @param where what must be true of a row
 */
record Rows(List<Source> sources, List<Let> lets, List<Related> related, Expression where) {
  /** A source: a list, or a single value, by the slot of its alias. */
  record Source(String alias, int slot, Expression expression) {}

  /** A value that is worked out for each row. */
  record Let(int slot, Expression expression) {}

  /** What must, or must not, be there for a row to count. */
  record Related(int slot, Expression expression, Expression condition, boolean isWanted) {}

  Rows {
    sources = List.copyOf(sources);
    lets = List.copyOf(lets);
    related = List.copyOf(related);
  }

  /** A row as it is: the element of the only source, or a tuple of those of all. */
  Expression row() {
    if (sources.size() == 1) {
      return new Local(sources.getFirst().slot());
    }
    return tuple();
  }

  /** A row as a tuple, by the aliases of the sources. */
  Expression tuple() {
    return frame -> {
      Map<String, @Nullable Object> elements = new LinkedHashMap<>();
      sources.forEach(source -> elements.put(source.alias(), frame.locals()[source.slot()]));
      return new Tuple(elements);
    };
  }

  /**
   * What is made of each row; of one value alone, what is made of that.
   *
   * @param finish what is made of the list of all
   */
  Expression each(Expression result, UnaryOperator<List<@Nullable Object>> finish) {
    Expression isIn = isIn();
    return sources.size() == 1 ? ofOne(isIn, result, finish) : ofSeveral(isIn, result, finish);
  }

  private Expression isIn() {
    if (lets.isEmpty() && related.isEmpty()) {
      return where;
    }
    Let[] eachLet = lets.toArray(Let[]::new);
    Related[] eachRelated = related.toArray(Related[]::new);
    return frame -> {
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

  /** A value as a list: null is none, a single value one of its own. */
  static List<?> list(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list;
      default -> List.of(value);
    };
  }

  private Expression ofOne(
      Expression isIn, Expression result, UnaryOperator<List<@Nullable Object>> finish) {
    Source source = sources.getFirst();
    return new OfOneSource(source.slot(), source.expression(), isIn, result, finish);
  }

  /**
   * The query of one source.
   *
   * @param slot of the source's alias
   * @param source the list, or single value
   * @param isIn what must be true of a row
   * @param result what is made of each row
   * @param finish what is made of the list of all
   */
  record OfOneSource(
      int slot,
      Expression source,
      Expression isIn,
      Expression result,
      UnaryOperator<List<@Nullable Object>> finish)
      implements Expression, Existence {
    @Override
    public @Nullable Object value(Frame frame) {
      Object value = source.value(frame);
      if (!(value instanceof List<?> list)) {
        return ofSingle(value, frame);
      }
      if (list.isEmpty()) {
        return list;
      }
      List<@Nullable Object> rows = List.of();
      for (int i = 0; i < list.size(); i++) {
        frame.locals()[slot] = list.get(i);
        if (Truth.isTrue(isIn.value(frame))) {
          rows = rows.isEmpty() ? new ArrayList<>(list.size()) : rows;
          rows.add(result.value(frame));
        }
      }
      return rows.isEmpty() ? rows : finish.apply(rows);
    }

    private @Nullable Object ofSingle(@Nullable Object value, Frame frame) {
      frame.locals()[slot] = value;
      return value != null && Truth.isTrue(isIn.value(frame)) ? result.value(frame) : null;
    }

    @Override
    public boolean exists(Frame frame) {
      Object value = source.value(frame);
      if (!(value instanceof List<?> list)) {
        return ofSingle(value, frame) instanceof List<?> made && Lists.exists(made);
      }
      for (int i = 0; i < list.size(); i++) {
        frame.locals()[slot] = list.get(i);
        if (Truth.isTrue(isIn.value(frame)) && result.value(frame) != null) {
          return true;
        }
      }
      return false;
    }
  }

  private Expression ofSeveral(
      Expression isIn, Expression result, UnaryOperator<List<@Nullable Object>> finish) {
    return frame -> {
      List<List<?>> values = new ArrayList<>();
      boolean isList = false;
      for (Source source : sources) {
        Object value = source.expression().value(frame);
        isList |= value instanceof List;
        values.add(list(value));
      }
      List<@Nullable Object> rows = new ArrayList<>();
      combine(
          values,
          frame,
          () -> {
            if (Truth.isTrue(isIn.value(frame))) {
              rows.add(result.value(frame));
            }
          });
      return isList ? finish.apply(rows) : rows.isEmpty() ? null : rows.getFirst();
    };
  }

  /** Puts each combination of the values into the slots of their sources. */
  private void combine(List<List<?>> values, Frame frame, Runnable combined) {
    if (values.isEmpty()) {
      combined.run();
      return;
    }
    int slot = sources.get(sources.size() - values.size()).slot();
    for (Object each : values.getFirst()) {
      frame.locals()[slot] = each;
      combine(values.subList(1, values.size()), frame, combined);
    }
  }
}
