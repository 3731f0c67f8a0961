package dev.carpus.terminology;

import java.util.Arrays;
import java.util.Map;

/** The numbers of code systems, by all their names: few names, asked for every coding. */
final class SystemNames {
  private static final int FREE = -1;

  private final String[] names;
  private final int[] numbers;

  SystemNames(Map<String, Integer> numberOf) {
    names = new String[Integer.highestOneBit(Math.max(1, numberOf.size())) * 4];
    numbers = new int[names.length];
    Arrays.fill(names, "");
    Arrays.fill(numbers, FREE);
    numberOf.forEach((name, number) -> {
      int slot = first(name);
      while (numbers[slot] != FREE) {
        slot = next(slot);
      }
      names[slot] = name;
      numbers[slot] = number;
    });
  }

  /** The number of a system; -1 if the name is unknown. */
  int numberOf(String name) {
    int slot = first(name);
    while (numbers[slot] != FREE && !names[slot].equals(name)) {
      slot = next(slot);
    }
    return numbers[slot];
  }

  private int first(String name) {
    int hash = name.hashCode();
    return (hash ^ (hash >>> 16)) & (names.length - 1);
  }

  private int next(int slot) {
    return (slot + 1) & (names.length - 1);
  }
}
