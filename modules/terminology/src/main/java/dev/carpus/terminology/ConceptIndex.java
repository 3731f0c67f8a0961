package dev.carpus.terminology;

import java.util.Arrays;
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
  private final SystemNames systems;
  private final List<String> urls;
  private final CodeTable[] tables;
  private final ValueSetBits[] classes;

  ConceptIndex(
      Map<String, Integer> bitOfValueSet,
      Map<String, String> urlOfSystem,
      Map<String, CodeTable> tableOf,
      List<ValueSetBits> classes) {
    this.bitOfValueSet = Map.copyOf(bitOfValueSet);
    this.urlOfSystem = Map.copyOf(urlOfSystem);
    this.classes = classes.toArray(ValueSetBits[]::new);
    urls = List.copyOf(new TreeSet<>(tableOf.keySet()));
    tables = urls.stream().map(tableOf::get).toArray(CodeTable[]::new);
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < urls.size(); i++) {
      int number = i;
      CodeSystems.spellings(urls.get(i)).forEach(name -> numbers.put(name, number));
    }
    urlOfSystem.forEach((name, url) -> {
      if (urls.contains(url)) {
        numbers.put(name, urls.indexOf(url));
      }
    });
    systems = new SystemNames(numbers);
  }

  /** The value sets that hold this code; none for a code that nobody knows. */
  public ValueSetBits valueSetsOf(String system, String code) {
    int number = numberOf(system, code);
    return number < 0 ? ValueSetBits.NONE : classes[number];
  }

  /**
   * Whether the content, a concept map or a terminology server speaks of this code, be it to say
   * that no value set holds it.
   */
  public boolean knows(String system, String code) {
    return numberOf(system, code) >= 0;
  }

  private int numberOf(String system, String code) {
    int table = systems.numberOf(system);
    return table < 0 ? -1 : tables[table].numberOf(code);
  }

  /** The canonical URL of a system, by any of its names; an unknown name stays as it is. */
  public String canonicalSystem(String name) {
    return urlOfSystem.getOrDefault(name, name);
  }

  /** The bit of a value set, by its canonical URL without version; -1 if it is not here. */
  public int bitOf(String valueSet) {
    return bitOfValueSet.getOrDefault(valueSet, -1);
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
    for (int i = 0; i < tables.length; i++) {
      String system = urls.get(i);
      tables[i].forEach((code, number) -> {
        if (classes[number].has(bit)) {
          codes.add(new CodeKey(system, code));
        }
      });
    }
    return codes;
  }

  /** The number of codes that are known. */
  public int size() {
    return Arrays.stream(tables).mapToInt(CodeTable::size).sum();
  }
}
