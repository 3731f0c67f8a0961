package dev.carpus.terminology;

import java.util.Arrays;
import java.util.Map;

/** The tables of code systems, by all names of the systems: few names, asked for every coding. */
final class SystemTables {
  private static final CodeTable FREE = new CodeNumbers(CodeSpelling.EXACT).table();

  private final int[] hashes;
  private final String[] names;
  private final CodeTable[] tables;

  SystemTables(Map<String, CodeTable> tableOf) {
    hashes = new int[Integer.highestOneBit(Math.max(1, tableOf.size())) * 4];
    names = new String[hashes.length];
    tables = new CodeTable[hashes.length];
    Arrays.fill(names, "");
    Arrays.fill(tables, FREE);
    tableOf.forEach((name, table) -> {
      int slot = first(name.hashCode());
      while (tables[slot] != FREE) {
        slot = next(slot);
      }
      hashes[slot] = name.hashCode();
      names[slot] = name;
      tables[slot] = table;
    });
  }

  /**
   * The number of a code; -1 if its system or the code is unknown. The system's name is compared
   * last, since most codes are asked for in vain.
   */
  int numberOf(String system, String code) {
    int hash = system.hashCode();
    for (int slot = first(hash); tables[slot] != FREE; slot = next(slot)) {
      if (hashes[slot] == hash) {
        int number = tables[slot].numberOf(code);
        if (number >= 0 && names[slot].equals(system)) {
          return number;
        }
      }
    }
    return -1;
  }

  private int first(int hash) {
    return (hash ^ (hash >>> 16)) & (hashes.length - 1);
  }

  private int next(int slot) {
    return (slot + 1) & (hashes.length - 1);
  }
}
