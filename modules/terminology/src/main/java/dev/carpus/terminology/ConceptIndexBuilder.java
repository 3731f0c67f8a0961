package dev.carpus.terminology;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/**
 * Fills a {@link ConceptIndex}. Codes that belong to the same value sets share one {@link
 * ValueSetBits}, whose number is what the table keeps of a code.
 */
final class ConceptIndexBuilder {
  private final Map<String, Integer> bitOfValueSet = new HashMap<>();
  private final Map<String, CodeNumbers> systems = new HashMap<>();
  private final List<BitSet> classes = new ArrayList<>();
  private final Map<BitSet, Integer> numberOfClass = new HashMap<>();

  /** An index of these value sets, each of which has a bit in the order of the URLs. */
  ConceptIndexBuilder(Collection<String> valueSets) {
    new TreeSet<>(valueSets).forEach(url -> bitOfValueSet.put(url, bitOfValueSet.size()));
    numberOf(new BitSet());
  }

  /** Says that a code is known, whether or not a value set holds it. */
  void know(CodeKey code) {
    codes(code.system()).set(code.code(), IntUnaryOperator.identity());
  }

  /** Whether a code is known so far. */
  boolean knows(CodeKey code) {
    return numberOf(code) >= 0;
  }

  /** Puts codes into a value set. */
  void add(String valueSet, Collection<CodeKey> codes) {
    BitSet added = bitsOf(List.of(valueSet));
    int[] widened = new int[classes.size()];
    IntUnaryOperator widen =
        before -> {
          if (before >= widened.length) {
            return before; // a class that this very value set has made
          }
          if (widened[before] == 0) {
            widened[before] = union(before, added);
          }
          return widened[before];
        };
    codes.forEach(code -> codes(code.system()).set(code.code(), widen));
  }

  /** Puts a code into more value sets. */
  void add(CodeKey code, BitSet valueSets) {
    codes(code.system()).set(code.code(), before -> union(before, valueSets));
  }

  /** The bits of these value sets. */
  BitSet bitsOf(Collection<String> valueSets) {
    BitSet bits = new BitSet();
    valueSets.forEach(url -> bits.set(Objects.requireNonNull(bitOfValueSet.get(url), url)));
    return bits;
  }

  /** The value sets that hold a code so far. */
  BitSet valueSetsOf(CodeKey code) {
    int number = numberOf(code);
    return number < 0 ? new BitSet() : (BitSet) classes.get(number).clone();
  }

  private int numberOf(CodeKey code) {
    CodeNumbers codes = systems.get(code.system());
    return codes == null ? -1 : codes.numberOf(code.code());
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

  private CodeNumbers codes(String system) {
    return systems.computeIfAbsent(system, url -> new CodeNumbers(CodeSpelling.of(url)));
  }

  /** The index. */
  ConceptIndex build(CodeSystems names) {
    Map<String, CodeTable> tables = new HashMap<>();
    systems.forEach((url, codes) -> tables.put(url, codes.table()));
    return new ConceptIndex(
        bitOfValueSet, names.names(), tables, classes.stream().map(ValueSetBits::new).toList());
  }
}
