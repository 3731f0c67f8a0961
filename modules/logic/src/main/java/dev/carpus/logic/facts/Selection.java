package dev.carpus.logic.facts;

import dev.carpus.terminology.ConceptIndex;
import dev.carpus.terminology.ValueSetBits;
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

  /** For each slot, a bit for each value set. */
  private final long[][] valueSets;

  /**
   * The resources of which any of these elements has a code of any of its value sets.
   *
   * @param byElement the value sets by their URLs
   */
  Selection(Map<String, Set<String>> byElement, Shape shape, ConceptIndex index) {
    slots = new int[byElement.size()];
    valueSets = new long[byElement.size()][index.words()];
    int number = 0;
    for (Map.Entry<String, Set<String>> each : byElement.entrySet()) {
      slots[number] = shape.slotOf(each.getKey());
      long[] bits = valueSets[number];
      each.getValue().stream()
          .mapToInt(index::bitOf)
          .filter(bit -> bit >= 0)
          .forEach(bit -> ValueSetBits.turnOn(bits, bit));
      number++;
    }
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
    for (int i = 0; i < slots.length; i++) {
      if (isInAny(resource.at(slots[i]), valueSets[i])) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInAny(@Nullable Object coded, long[] sets) {
    if (coded instanceof Fact fact) {
      return fact.isInAny(sets);
    }
    if (coded instanceof List<?> several) {
      for (Object each : several) {
        if (isInAny(each, sets)) {
          return true;
        }
      }
    }
    return false;
  }
}
