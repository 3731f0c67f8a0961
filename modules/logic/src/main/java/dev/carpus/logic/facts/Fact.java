package dev.carpus.logic.facts;

import dev.carpus.logic.values.Whole;
import dev.carpus.terminology.ValueSetBits;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A FHIR resource or element, with those of its elements that the logic reads.
 *
 * <p>A resource belongs to one evaluation at a time, which keeps in it what it has worked out about
 * it; not thread-safe. An element may be shared by several records in which it is written in the
 * same way: it keeps only what is the same in all of them.
 */
public final class Fact implements Whole {
  private static final @Nullable Object[] NO_ELEMENTS = {};

  private final Shape shape;
  private final @Nullable Object[] elements;
  private @Nullable Object value;
  private @Nullable ValueSetBits valueSets;

  /** The value sets of it and of its codings, as far as somebody has looked. */
  private @Nullable ValueSetBits allValueSets;

  /** Whether it is a known concept, as far as somebody has looked. */
  private @Nullable Boolean isKnownConcept;

  private @Nullable Object @Nullable [] memory;

  /** A fact without any element yet. */
  public Fact(Shape shape) {
    this.shape = shape;
    elements = shape.size() == 0 ? NO_ELEMENTS : new Object[shape.size()];
  }

  /** A primitive, by its value in CQL; null for one that has extensions alone. */
  public static Fact primitive(Shape shape, @Nullable Object value) {
    Fact fact = new Fact(shape);
    fact.value = value;
    return fact;
  }

  /** What it looks like. */
  public Shape shape() {
    return shape;
  }

  /** The value of a primitive. */
  public @Nullable Object value() {
    return value;
  }

  /** An element by its slot: a fact, a list of facts where it repeats, or null; -1 has none. */
  public @Nullable Object at(int slot) {
    return slot < 0 ? null : elements[slot];
  }

  /** An element by its name; null where it is not there, or not kept. */
  public @Nullable Object element(String name) {
    return at(shape.slotOf(name));
  }

  /** Puts a fact, or a list of facts, at a slot. */
  public void put(int slot, Object element) {
    elements[slot] = element;
    allValueSets = null;
  }

  /** Takes away what is at a slot. */
  void clear(int slot) {
    elements[slot] = null;
    allValueSets = null;
  }

  /** Whether a concept has a known coding, and none that says that it is not recognised. */
  public boolean isKnownConcept() {
    Boolean known = isKnownConcept;
    if (known == null) {
      known = FactFinish.isKnown(this);
      isKnownConcept = known;
    }
    return known;
  }

  /** Whether the terminology knows the code of a Coding. */
  public boolean isKnown() {
    return valueSets != null;
  }

  /** Takes over what the terminology knows of another fact. */
  void isAsKnownAs(Fact other) {
    valueSets = other.valueSets;
    allValueSets = null;
  }

  /** Says which value sets hold the code of a Coding. */
  public void isIn(ValueSetBits sets) {
    valueSets = sets;
    allValueSets = null;
  }

  /** Whether a Coding, or any of a CodeableConcept's, is in a value set. */
  public boolean isIn(int bit) {
    return allValueSets().has(bit);
  }

  /**
   * Whether a Coding, or any of a CodeableConcept's, is in any of several value sets.
   *
   * @param sets a bit for each
   */
  boolean isInAny(long[] sets) {
    return allValueSets().hasAny(sets);
  }

  /**
   * Adds the value sets in which {@link #isIn(int)} finds it.
   *
   * @param sets a bit for each
   */
  public void addValueSetsTo(long[] sets) {
    allValueSets().addTo(sets);
  }

  private ValueSetBits allValueSets() {
    ValueSetBits known = allValueSets;
    if (known == null) {
      known = valueSets == null ? ValueSetBits.NONE : valueSets;
      if (at(shape.slots().coding()) instanceof List<?> codings) {
        for (Object coding : codings) {
          if (coding instanceof Fact fact) {
            known = known.or(fact.allValueSets());
          }
        }
      }
      allValueSets = known;
    }
    return known;
  }

  /**
   * What is kept here that was worked out about it: of a resource, in the evaluation that it
   * belongs to; of what may be shared, what would be the same in any.
   *
   * @param size how much it keeps at most
   */
  public @Nullable Object[] memory(int size) {
    @Nullable Object[] kept = memory;
    if (kept == null) {
      kept = new Object[size];
      memory = kept;
    }
    return kept;
  }

  /** What is equal to itself alone, unlike the fact. */
  Object identity() {
    return elements;
  }

  /** Whether both say the same, as far as they are kept. */
  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof Fact that
        && shape == that.shape
        && hasEqualId(that)
        && Objects.equals(value, that.value)
        && Arrays.equals(elements, that.elements);
  }

  /** Of resources the ids differ, if anything does: they are compared before all else. */
  private boolean hasEqualId(Fact other) {
    int slot = shape.slots().id();
    return slot < 0 || Objects.equals(elements[slot], other.elements[slot]);
  }

  /** Of a resource that has an id, that of its id. */
  @Override
  public int hashCode() {
    Object id = at(shape.slots().id());
    if (id != null) {
      return id.hashCode();
    }
    return 31 * Arrays.hashCode(elements) + Objects.hashCode(value);
  }

  /** The type alone: what a fact says belongs in no log. */
  @Override
  public String toString() {
    return shape.type();
  }
}
