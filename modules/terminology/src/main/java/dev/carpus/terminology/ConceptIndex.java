package dev.carpus.terminology;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which value sets each code belongs to, by its own right or through a concept map; immutable.
 *
 * <p>A look-up is two map reads and allocates nothing.
 */
public final class ConceptIndex {
  private final Map<String, Integer> bitOfValueSet;
  private final Map<String, Map<String, ValueSetBits>> bitsOfCode;

  private ConceptIndex(
      Map<String, Integer> bitOfValueSet, Map<String, Map<String, ValueSetBits>> bitsOfCode) {
    this.bitOfValueSet = Map.copyOf(bitOfValueSet);
    this.bitsOfCode = Map.copyOf(bitsOfCode);
  }

  /**
   * Indexes members and carries them over the maps.
   *
   * @param members the members of each value set, by its canonical URL
   * @param carriedOver for each source code, the codes that it stands for as well
   */
  static ConceptIndex of(
      Map<String, Set<CodeKey>> members, Map<CodeKey, List<CodeKey>> carriedOver) {
    Map<String, Integer> bitOfValueSet = new HashMap<>();
    Map<CodeKey, BitSet> direct = new HashMap<>();
    new TreeSet<>(members.keySet())
        .forEach(url -> {
          int bit = bitOfValueSet.size();
          bitOfValueSet.put(url, bit);
          members
              .getOrDefault(url, Set.of())
              .forEach(code -> direct.computeIfAbsent(code, _ -> new BitSet()).set(bit));
        });
    Map<CodeKey, BitSet> all = new HashMap<>();
    direct.forEach((code, bits) -> all.put(code, (BitSet) bits.clone()));
    carriedOver.forEach((source, targets) ->
        targets.stream()
            .filter(direct::containsKey)
            .forEach(target ->
                all.computeIfAbsent(source, _ -> new BitSet())
                    .or(direct.getOrDefault(target, new BitSet()))));
    Map<String, Map<String, ValueSetBits>> bySystem = new HashMap<>();
    all.forEach((key, bits) ->
        bySystem
            .computeIfAbsent(key.system(), _ -> new HashMap<>())
            .put(key.code(), new ValueSetBits(bits)));
    bySystem.replaceAll((_, codes) -> Map.copyOf(codes));
    return new ConceptIndex(bitOfValueSet, bySystem);
  }

  /** The value sets that hold this code; none for a code that nobody knows. */
  public ValueSetBits valueSetsOf(String system, String code) {
    Map<String, ValueSetBits> codes = bitsOfCode.get(system);
    return codes == null ? ValueSetBits.NONE : codes.getOrDefault(code, ValueSetBits.NONE);
  }

  /** The bit of a value set, by its canonical URL without version; -1 if it is not here. */
  public int bitOf(String valueSet) {
    return bitOfValueSet.getOrDefault(valueSet, -1);
  }

  /** Whether the value set holds the code, by its own right or through a concept map. */
  public boolean contains(String valueSet, String system, String code) {
    return valueSetsOf(system, code).has(bitOf(valueSet));
  }

  /** Whether this value set, by its canonical URL, is known here, be it empty. */
  public boolean knows(String valueSet) {
    return bitOfValueSet.containsKey(valueSet);
  }

  /** Every code that the value set holds, those that come through a concept map included. */
  public NavigableSet<CodeKey> codesOf(String valueSet) {
    int bit = bitOf(valueSet);
    NavigableSet<CodeKey> codes = new TreeSet<>();
    bitsOfCode.forEach((system, byCode) ->
        byCode.forEach((code, bits) -> {
          if (bits.has(bit)) {
            codes.add(new CodeKey(system, code));
          }
        }));
    return codes;
  }
}
