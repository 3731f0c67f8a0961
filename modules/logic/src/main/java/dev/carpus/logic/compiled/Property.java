package dev.carpus.logic.compiled;

import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.values.Code;
import dev.carpus.logic.values.Concept;
import dev.carpus.logic.values.Interval;
import dev.carpus.logic.values.InvalidOperandException;
import dev.carpus.logic.values.Quantity;
import dev.carpus.logic.values.Ratio;
import dev.carpus.logic.values.Tuple;
import org.jspecify.annotations.Nullable;

/** An element of a value, by its name. */
final class Property implements Expression {
  private final Expression target;

  /** The slot of a target that is a local; of others, negative. */
  private final int slot;

  private final FactElement element;

  Property(Expression target, String element) {
    this.target = target;
    slot = target instanceof Local(int number) ? number : -1;
    this.element = new FactElement(element);
  }

  /** Whether it is an element of the first local. */
  boolean isOfFirstLocal() {
    return slot == 0;
  }

  /** The same element of another value. */
  Property of(Expression other) {
    return new Property(other, element.name());
  }

  @Override
  public @Nullable Object value(Frame frame) {
    Object value = target(frame);
    if (value instanceof Fact fact) {
      return element.of(fact);
    }
    return value == null ? null : of(value, element.name());
  }

  /** Without a call of unknown code where it can be told what the target is. */
  private @Nullable Object target(Frame frame) {
    if (slot >= 0) {
      return frame.locals()[slot];
    }
    return target instanceof Property inner ? inner.value(frame) : target.value(frame);
  }

  private static @Nullable Object of(Object value, String element) {
    return switch (value) {
      case Tuple tuple -> tuple.elements().get(element);
      case Quantity quantity ->
          switch (element) {
            case "value" -> quantity.value();
            case "unit" -> quantity.unit();
            default -> null;
          };
      case Code code ->
          switch (element) {
            case "code" -> code.code();
            case "system" -> code.system();
            case "version" -> code.version();
            case "display" -> code.display();
            default -> null;
          };
      case Concept concept ->
          switch (element) {
            case "codes" -> concept.codes();
            case "display" -> concept.display();
            default -> null;
          };
      case Interval interval ->
          switch (element) {
            case "low" -> interval.low();
            case "high" -> interval.high();
            case "lowClosed" -> (Object) interval.lowClosed();
            case "highClosed" -> interval.highClosed();
            default -> null;
          };
      case Ratio ratio ->
          switch (element) {
            case "numerator" -> ratio.numerator();
            case "denominator" -> ratio.denominator();
            default -> null;
          };
      default -> throw new InvalidOperandException("a value has no element " + element);
    };
  }
}
