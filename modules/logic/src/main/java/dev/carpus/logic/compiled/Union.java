package dev.carpus.logic.compiled;

import dev.carpus.logic.values.Lists;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Union of several lists: the elements of all, each once. A list that is null has none.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#union-1">CQL, Union of lists</a>
 */
final class Union implements Expression, Existence {
  private final Lists lists;
  private final Expression[] operands;

  /** The union of two; where the first is a union, its operands become part of this one. */
  Union(Lists lists, Expression left, Expression right) {
    this.lists = lists;
    List<Expression> flat = new ArrayList<>();
    if (left instanceof Union inner) {
      flat.addAll(List.of(inner.operands));
    } else {
      flat.add(left);
    }
    flat.add(right);
    operands = flat.toArray(Expression[]::new);
  }

  @Override
  public @Nullable Object value(Frame frame) {
    List<?> first = List.of();
    List<@Nullable Object> all = List.of();
    for (Expression operand : operands) {
      Object value = operand.value(frame);
      if (value != null && !((List<?>) value).isEmpty()) {
        List<?> list = (List<?>) value;
        if (first.isEmpty()) {
          first = list;
        } else {
          all = all.isEmpty() ? new ArrayList<>(first) : all;
          all.addAll(list);
        }
      }
    }
    if (all.isEmpty()) {
      return first.size() > 1 ? lists.distinct(first) : first;
    }
    return lists.distinct(all);
  }

  @Override
  public boolean exists(Frame frame) {
    for (Expression operand : operands) {
      if (Existence.of(operand, frame)) {
        return true;
      }
    }
    return false;
  }
}
