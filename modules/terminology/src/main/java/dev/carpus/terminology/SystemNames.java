package dev.carpus.terminology;

import java.util.Arrays;
import java.util.Map;

/**
 * The numbers of code systems, by all their names: few names, asked for every coding, and mostly by
 * the very same strings.
 */
final class SystemNames {
  private final String[] names;
  private final int[] numbers;

  SystemNames(Map<String, Integer> numberOf) {
    names = new String[Integer.highestOneBit(Math.max(1, numberOf.size())) * 4];
    numbers = new int[names.length];
    Arrays.fill(names, "");
    numberOf.forEach((name, number) -> {
      int slot = slot(name);
      names[slot] = name.intern();
      numbers[slot] = number;
    });
  }

  /** The number of a system; -1 if the name is unknown. */
  int numberOf(String name) {
    int slot = slot(name);
    return names[slot].isEmpty() ? -1 : numbers[slot];
  }

  /** Where the name is, or would be. */
  @SuppressWarnings("ReferenceEquality") // the names are interned, and so are most that are asked
  private int slot(String name) {
    int mask = names.length - 1;
    int hash = name.hashCode();
    int slot = (hash ^ (hash >>> 16)) & mask;
    while (names[slot] != name && !names[slot].isEmpty() && !names[slot].equals(name)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
