package dev.carpus.logic.compiled;

import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.facts.FactRecord;
import dev.carpus.terminology.ValueSetBits;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that a program takes from an evaluation, numbered; complete once the program is compiled. */
final class Sources {
  /** The number of the moment, which is never the same. */
  static final int MOMENT = 0;

  /** A parameter, by its name. */
  record Parameter(int number, String name) {}

  /** The retrieves of one type by one element. */
  private static final class ByElement {
    private final FactElement element;

    /** The value sets that are asked for, a bit for each. */
    private final long[] asked;

    /** By the bits of those, the numbers of their retrieves. */
    private final int[] numbers;

    private ByElement(String element, int words) {
      this.element = new FactElement(element);
      asked = new long[words];
      numbers = new int[words * Long.SIZE];
    }

    private void ask(int bit, int number) {
      ValueSetBits.turnOn(asked, bit);
      numbers[bit] = number;
    }
  }

  /** What is taken of one type: of all its resources, or by an element. */
  private static final class OfType {
    private final Map<String, ByElement> coded = new LinkedHashMap<>();
    private int all = NONE;
  }

  private static final int NONE = -1;

  private final int words;
  private int count = MOMENT + 1;
  private final Map<String, OfType> types = new LinkedHashMap<>();

  /** By name, the numbers of the parameters of all libraries that declare it. */
  private final Map<String, BitSet> parameters = new HashMap<>();

  /**
   * No sources yet.
   *
   * @param words how many words the bits of all value sets fill
   */
  Sources(int words) {
    this.words = words;
  }

  /** How many there are. */
  int count() {
    return count;
  }

  private OfType type(String name) {
    return types.computeIfAbsent(name, _ -> new OfType());
  }

  /** The number of all resources of a type. */
  int all(String name) {
    OfType type = type(name);
    if (type.all == NONE) {
      type.all = count++;
    }
    return type.all;
  }

  /**
   * The number of the resources of a type of which an element has a code of a value set.
   *
   * @param bit of the value set; negative if there is no such value set
   */
  int coded(String name, String element, int bit) {
    if (bit < 0) {
      return count++;
    }
    ByElement same = type(name).coded.computeIfAbsent(element, _ -> new ByElement(element, words));
    if (!ValueSetBits.has(same.asked, bit)) {
      same.ask(bit, count++);
    }
    return same.numbers[bit];
  }

  /** A parameter. */
  Parameter parameter(String name) {
    Parameter parameter = new Parameter(count++, name);
    parameters.computeIfAbsent(name, _ -> new BitSet()).set(parameter.number());
    return parameter;
  }

  /**
   * What they give in an evaluation.
   *
   * @param given the parameters
   * @param usual the usual parameters
   */
  Found in(FactRecord record, Map<String, Object> given, Map<String, Object> usual) {
    Found found = new Found(count);
    addUnusual(given, usual, found);
    addUnusual(usual, given, found);
    for (Map.Entry<String, OfType> each : types.entrySet()) {
      List<Fact> facts = record.ofType(each.getKey());
      if (!facts.isEmpty()) {
        find(facts, each.getValue(), found);
      }
    }
    return found;
  }

  /** Adds the parameters of the first that are others in the second. */
  private void addUnusual(Map<String, Object> one, Map<String, Object> other, Found found) {
    one.forEach((name, value) -> {
      BitSet numbers = parameters.get(name);
      if (numbers != null && !value.equals(other.get(name))) {
        found.present().or(numbers);
      }
    });
  }

  private void find(List<Fact> facts, OfType type, Found found) {
    if (type.all != NONE) {
      found.give(type.all, facts);
    }
    for (ByElement coded : type.coded.values()) {
      find(facts, coded, found);
    }
  }

  /** Looks at each resource once, for all retrieves by an element. */
  private void find(List<Fact> facts, ByElement coded, Found found) {
    long[] sets = new long[words];
    for (int i = 0; i < facts.size(); i++) {
      Fact fact = facts.get(i);
      Arrays.fill(sets, 0);
      addTo(sets, coded.element.of(fact));
      for (int word = 0; word < words; word++) {
        for (long left = sets[word] & coded.asked[word]; left != 0; left &= left - 1) {
          found.add(coded.numbers[word * Long.SIZE + Long.numberOfTrailingZeros(left)], fact);
        }
      }
    }
  }

  private static void addTo(long[] sets, @Nullable Object coded) {
    if (coded instanceof Fact fact) {
      fact.addValueSetsTo(sets);
    } else if (coded instanceof List<?> several) {
      for (Object each : several) {
        addTo(sets, each);
      }
    }
  }
}
