package dev.carpus.logic.compiled;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The names that a piece of ELM can refer to beside definitions: operands, aliases, lets. */
final class Scope {
  /** What a name stands for. */
  sealed interface Binding {
    /** A place in the frame. */
    record Slot(int number) implements Binding {}

    /**
     * What is the same in all of an evaluation.
     *
     * @param key by which it is told from others
     */
    record Known(String key, Expression code) implements Binding {}
  }

  /** Counts the slots of one frame. */
  static final class Slots {
    private int count;

    int next() {
      return count++;
    }

    int count() {
      return count;
    }
  }

  /** The name of the row that is being sorted, of which identifiers are elements. */
  static final String ROW = "$this";

  private final String library;
  private final Map<String, Binding> bindings;
  private final Slots slots;

  private Scope(String library, Map<String, Binding> bindings, Slots slots) {
    this.library = library;
    this.bindings = bindings;
    this.slots = slots;
  }

  /** The scope of a definition, with a frame of its own. */
  static Scope of(String library, Map<String, Binding> bindings) {
    return new Scope(library, Map.copyOf(bindings), new Slots());
  }

  /** The library in which the ELM stands. */
  String library() {
    return library;
  }

  /** The slots of the frame. */
  Slots slots() {
    return slots;
  }

  /** What a name stands for. */
  Optional<Binding> find(String name) {
    return Optional.ofNullable(bindings.get(name));
  }

  /** Whether a name stands for what is the same in all of an evaluation. */
  boolean isKnown(String name) {
    return bindings.get(name) instanceof Binding.Known;
  }

  /** The same with one name more, which gets a slot. */
  Scope with(String name) {
    return with(name, new Binding.Slot(slots.next()));
  }

  /** The same with one name more. */
  Scope with(String name, Binding binding) {
    Map<String, Binding> more = new HashMap<>(bindings);
    more.put(name, binding);
    return new Scope(library, more, slots);
  }

  /** The slot of a name that {@link #with(String)} has given one. */
  int slotOf(String name) {
    return ((Binding.Slot) find(name).orElseThrow()).number();
  }

  /** Only the names that are known, with a frame of its own. */
  Scope closed() {
    Map<String, Binding> known = new HashMap<>(bindings);
    known.values().removeIf(Binding.Slot.class::isInstance);
    return of(library, known);
  }
}
