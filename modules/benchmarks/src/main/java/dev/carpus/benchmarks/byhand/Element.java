package dev.carpus.benchmarks.byhand;

import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.facts.Shape;
import dev.carpus.logic.values.Temporal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An element, by its name, that remembers where it is in each type that has been asked: there are
 * but a few of each. Used by one thread.
 */
final class Element {
  private final String name;
  private Shape[] shapes = {};
  private int[] slots = {};

  Element(String name) {
    this.name = name;
  }

  /** What is there; null if nothing is. */
  @Nullable Object of(Fact fact) {
    int slot = slotIn(fact.shape());
    return slot < 0 ? null : fact.at(slot);
  }

  private int slotIn(Shape shape) {
    for (int i = 0; i < shapes.length; i++) {
      if (shapes[i] == shape) {
        return slots[i];
      }
    }
    shapes = Arrays.copyOf(shapes, shapes.length + 1);
    slots = Arrays.copyOf(slots, shapes.length);
    shapes[shapes.length - 1] = shape;
    slots[shapes.length - 1] = shape.slotOf(name);
    return slots[shapes.length - 1];
  }

  /** The fact that is there; null if none is. */
  @Nullable Fact fact(Fact fact) {
    return of(fact) instanceof Fact found ? found : null;
  }

  /** The fact that is there, if it is of a type; null if none is. */
  @Nullable Fact fact(Fact fact, String type) {
    return of(fact) instanceof Fact found && found.shape().is(type) ? found : null;
  }

  /** The facts that are there. */
  @SuppressWarnings("unchecked") // what repeats holds facts alone
  List<Fact> facts(Fact fact) {
    return of(fact) instanceof List<?> found ? (List<Fact>) found : List.of();
  }

  /** The text that is there; null if none is. */
  @Nullable String text(Fact fact) {
    return of(fact) instanceof Fact found && found.value() instanceof String text ? text : null;
  }

  /** The time that is there; null if none is. */
  @Nullable Temporal time(Fact fact) {
    return of(fact) instanceof Fact found && found.value() instanceof Temporal time ? time : null;
  }

  /** The time that is there, if it is of a type; null if none is. */
  @Nullable Temporal time(Fact fact, String type) {
    Fact found = fact(fact, type);
    return found != null && found.value() instanceof Temporal time ? time : null;
  }

  /** Whether a Boolean is there that says so. */
  boolean says(Fact fact, boolean value) {
    Fact found = fact(fact, "boolean");
    return found != null && found.value() instanceof Boolean is && is == value;
  }
}
