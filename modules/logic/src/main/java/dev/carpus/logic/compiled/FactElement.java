package dev.carpus.logic.compiled;

import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.facts.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An element of facts, by its name; it remembers where the last fact had it. Thread-safe. */
final class FactElement {
  /** Where the element was last found; one object, so that no thread sees half of it. */
  private record Place(Shape shape, int slot) {}

  private final String name;
  private final boolean isValue;
  private Place last = new Place(new Shape("", List.of()), -1);

  FactElement(String name) {
    this.name = name;
    isValue = name.equals("value");
  }

  /** Its name. */
  String name() {
    return name;
  }

  /** That of a fact; of a primitive, {@code value} is its value. */
  @Nullable Object of(Fact fact) {
    Place place = last;
    if (place.shape() != fact.shape()) {
      place = new Place(fact.shape(), fact.shape().slotOf(name));
      last = place;
    }
    if (place.slot() >= 0) {
      return fact.at(place.slot());
    }
    return isValue ? fact.value() : null;
  }
}
