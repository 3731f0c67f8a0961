package dev.carpus.terminology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Which value sets each code belongs to, by its own right or through a concept map; immutable.
 *
 * <p>A look-up allocates nothing. A system may be given by any of its names ({@link CodeSystems}).
 */
public final class ConceptIndex {
  private final Map<String, Integer> bitOfValueSet;
  private final Map<String, String> urlOfSystem;
  private final SystemTables systems;
  private final Map<String, CodeTable> tableOf;
  private final ValueSetBits[] classes;

  ConceptIndex(
      Map<String, Integer> bitOfValueSet,
      Map<String, String> urlOfSystem,
      Map<String, CodeTable> tableOf,
      List<ValueSetBits> classes) {
    this.bitOfValueSet = Map.copyOf(bitOfValueSet);
    this.urlOfSystem = Map.copyOf(urlOfSystem);
    this.classes = classes.toArray(ValueSetBits[]::new);
    this.tableOf = Map.copyOf(tableOf);
    Map<String, CodeTable> byName = new HashMap<>();
    tableOf.forEach(
        (url, table) -> CodeSystems.spellings(url).forEach(name -> byName.put(name, table)));
    urlOfSystem.forEach((name, url) -> {
      CodeTable table = tableOf.get(url);
      if (table != null) {
        byName.put(name, table);
      }
    });
    systems = new SystemTables(byName);
  }

  /** The value sets that hold this code; none for a code that nobody knows. */
  public ValueSetBits valueSetsOf(String system, String code) {
    int number = systems.numberOf(system, code);
    return number < 0 ? ValueSetBits.NONE : classes[number];
  }

  /**
   * Whether the content, a concept map or a terminology server speaks of this code, be it to say
   * that no value set holds it.
   */
  public boolean knows(String system, String code) {
    return systems.numberOf(system, code) >= 0;
  }

  /** The canonical URL of a system, by any of its names; an unknown name stays as it is. */
  public String canonicalSystem(String name) {
    return urlOfSystem.getOrDefault(name, name);
  }

  /** A code as the content spells it; an unknown code stays as it is. */
  public String canonicalCode(String system, String code) {
    CodeTable table = tableOf.get(canonicalSystem(system));
    return table == null ? code : table.spelled(code).orElse(code);
  }

  /** The bit of a value set, by its canonical URL without version; -1 if it is not here. */
  public int bitOf(String valueSet) {
    return bitOfValueSet.getOrDefault(valueSet, -1);
  }

  /** How many words the bits of all value sets fill. */
  public int words() {
    return (bitOfValueSet.size() + Long.SIZE - 1) / Long.SIZE;
  }

  /** Whether the value set holds the code, by its own right or through a concept map. */
  public boolean contains(String valueSet, String system, String code) {
    return valueSetsOf(system, code).has(bitOf(valueSet));
  }

  /** Whether this value set, by its canonical URL, is here, be it empty. */
  public boolean hasValueSet(String valueSet) {
    return bitOfValueSet.containsKey(valueSet);
  }

  /** Every code that the value set holds, those that come through a concept map included. */
  public NavigableSet<CodeKey> codesOf(String valueSet) {
    int bit = bitOf(valueSet);
    NavigableSet<CodeKey> codes = new TreeSet<>();
    tableOf.forEach((system, table) ->
        table.forEach((code, number) -> {
          if (classes[number].has(bit)) {
            codes.add(new CodeKey(system, code));
          }
        }));
    return codes;
  }

  /** The number of codes that are known. */
  public int size() {
    return tableOf.values().stream().mapToInt(CodeTable::size).sum();
  }
}
