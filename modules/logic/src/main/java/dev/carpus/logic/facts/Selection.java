package dev.carpus.logic.facts;

import dev.carpus.terminology.ConceptIndex;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which resources of a type any retrieve finds, where all retrieves of the type look for codes of
 * value sets. Of what none finds, nothing but its codes counts. Immutable.
 */
final class Selection {
  private final int[] slots;
  private final long[] valueSets;

  /**
   * The resources of which any of these elements has a code of any of its value sets.
   *
   * @param byElement the value sets by their URLs
   */
  Selection(Map<String, Set<String>> byElement, Shape shape, ConceptIndex index) {
    slots = byElement.keySet().stream().mapToInt(shape::slotOf).toArray();
    valueSets = new long[index.words()];
    for (Set<String> each : byElement.values()) {
      each.stream().mapToInt(index::bitOf).filter(bit -> bit >= 0).forEach(this::turnOn);
    }
  }

  private void turnOn(int bit) {
    valueSets[bit / Long.SIZE] |= 1L << bit;
  }

  /** Whether it goes by the element of a slot. */
  boolean isBy(int slot) {
    for (int each : slots) {
      if (each == slot) {
        return true;
      }
    }
    return false;
  }

  /** Whether all elements have been read that tell. */
  boolean canTell(Fact resource) {
    for (int slot : slots) {
      if (resource.at(slot) == null) {
        return false;
      }
    }
    return true;
  }

  /** Whether a retrieve may find a resource, as far as it has been read. */
  boolean finds(Fact resource) {
    for (int slot : slots) {
      if (isInAny(resource.at(slot))) {
        return true;
      }
    }
    return false;
  }

  private boolean isInAny(@Nullable Object coded) {
    if (coded instanceof Fact fact) {
      return fact.isInAny(valueSets);
    }
    return coded instanceof List<?> several && several.stream().anyMatch(this::isInAny);
  }
}
