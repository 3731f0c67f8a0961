package dev.carpus.logic.compiled;

import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.facts.Shape;
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
  /** Where the element was last found; one object, so that no thread sees half of it. */
  private record Place(Shape shape, int slot) {}

  private final Expression target;
  private final String element;
  private final boolean isValue;
  private Place last = new Place(new Shape("", java.util.List.of()), -1);

  Property(Expression target, String element) {
    this.target = target;
    this.element = element;
    isValue = element.equals("value");
  }

  @Override
  public @Nullable Object value(Frame frame) {
    return switch (target.value(frame)) {
      case null -> null;
      case Fact fact -> of(fact);
      case Object value -> ofSystem(value);
    };
  }

  private @Nullable Object of(Fact fact) {
    Place place = last;
    if (place.shape() != fact.shape()) {
      place = new Place(fact.shape(), fact.shape().slotOf(element));
      last = place;
    }
    if (place.slot() >= 0) {
      return fact.at(place.slot());
    }
    return isValue ? fact.value() : null;
  }

  private @Nullable Object ofSystem(Object value) {
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
