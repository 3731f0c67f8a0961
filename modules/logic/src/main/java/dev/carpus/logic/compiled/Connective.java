package dev.carpus.logic.compiled;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An And or an Or of several operands, which are worked out in their order until one of them
 * decides.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#and">CQL, And</a>
 */
final class Connective implements Expression {
  private final Boolean decisive;
  private final Expression[] operands;

  /**
   * A connective; operands that are of the same kind become part of it.
   *
   * @param decisive the value that decides: false of an And, true of an Or
   */
  Connective(boolean decisive, List<Expression> operands) {
    this.decisive = decisive;
    List<Expression> flat = new ArrayList<>();
    for (Expression operand : operands) {
      if (operand instanceof Connective inner && inner.decisive == decisive) {
        flat.addAll(List.of(inner.operands));
      } else {
        flat.add(operand);
      }
    }
    this.operands = flat.toArray(Expression[]::new);
  }

  @Override
  public @Nullable Object value(Frame frame) {
    Object value = !decisive;
    for (Expression operand : operands) {
      Object each = operand.value(frame);
      if (decisive.equals(each)) {
        return each;
      }
      if (each == null) {
        value = null;
      }
    }
    return value;
  }
}
