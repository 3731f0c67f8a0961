package dev.carpus.terminology;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Fills a {@link ConceptIndex}. Codes that belong to the same value sets share one {@link
 * ValueSetBits}, whose number is what the table keeps of a code.
 */
final class ConceptIndexBuilder {
  private final Map<String, Integer> bitOfValueSet = new HashMap<>();
  private final Map<String, CodeTable> tables = new HashMap<>();
  private final List<BitSet> classes = new ArrayList<>();
  private final Map<BitSet, Integer> numberOfClass = new HashMap<>();

  /** An index of these value sets, each of which has a bit in the order of the URLs. */
  ConceptIndexBuilder(Collection<String> valueSets) {
    new TreeSet<>(valueSets).forEach(url -> bitOfValueSet.put(url, bitOfValueSet.size()));
    numberOf(new BitSet());
  }

  /** Says that a code is known, whether or not a value set holds it. */
  void know(CodeKey code) {
    CodeTable table = table(code.system());
    if (table.numberOf(code.code()) < 0) {
      table.put(code.code(), 0);
    }
  }

  /** Puts codes into a value set. */
  void add(String valueSet, Collection<CodeKey> codes) {
    BitSet added = bitsOf(List.of(valueSet));
    Map<Integer, Integer> widened = new HashMap<>();
    for (CodeKey code : codes) {
      CodeTable table = table(code.system());
      int before = Math.max(0, table.numberOf(code.code()));
      table.put(code.code(), widened.computeIfAbsent(before, number -> union(number, added)));
    }
  }

  /** The bits of these value sets. */
  BitSet bitsOf(Collection<String> valueSets) {
    BitSet bits = new BitSet();
    valueSets.forEach(url -> bits.set(bitOfValueSet.getOrDefault(url, 0)));
    return bits;
  }

  /** The value sets that hold a code so far. */
  BitSet valueSetsOf(CodeKey code) {
    CodeTable table = tables.get(code.system());
    int number = table == null ? -1 : table.numberOf(code.code());
    return number < 0 ? new BitSet() : (BitSet) classes.get(number).clone();
  }

  /** Puts a code into more value sets. */
  void add(CodeKey code, BitSet valueSets) {
    CodeTable table = table(code.system());
    table.put(code.code(), union(Math.max(0, table.numberOf(code.code())), valueSets));
  }

  private int union(int number, BitSet more) {
    BitSet all = (BitSet) classes.get(number).clone();
    all.or(more);
    return numberOf(all);
  }

  private int numberOf(BitSet valueSets) {
    return numberOfClass.computeIfAbsent(
        valueSets,
        each -> {
          classes.add(each);
          return classes.size() - 1;
        });
  }

  private CodeTable table(String system) {
    return tables.computeIfAbsent(system, url -> new CodeTable(CodeSpelling.of(url)));
  }

  /** The index. */
  ConceptIndex build(CodeSystems systems) {
    return new ConceptIndex(
        bitOfValueSet, systems.names(), tables, classes.stream().map(ValueSetBits::new).toList());
  }
}
