package dev.carpus.logic.compiled;

import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.facts.FactRecord;
import dev.carpus.terminology.ValueSetBits;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that a program takes from an evaluation, numbered; complete once the program is compiled. */
final class Sources {
  /** The retrieves of one type by one element. */
  private record ByElement(FactElement element, List<Source.Coded> retrieves) {}

  /** What is taken of one type. */
  private static final class OfType {
    private final String type;
    private final int number;
    private final Map<String, ByElement> coded = new LinkedHashMap<>();
    private Source.@Nullable All all;

    private OfType(String type, int number) {
      this.type = type;
      this.number = number;
    }
  }

  private final int words;
  private int count = Source.MOMENT + 1;
  private final Map<String, OfType> byName = new HashMap<>();
  private final List<OfType> types = new ArrayList<>();

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
    return byName.computeIfAbsent(
        name,
        _ -> {
          OfType added = new OfType(name, types.size());
          types.add(added);
          return added;
        });
  }

  /** All resources of a type. */
  Source.All all(String name) {
    OfType type = type(name);
    if (type.all == null) {
      type.all = new Source.All(count++, type.number);
    }
    return type.all;
  }

  /** The resources of a type of which an element has a code of a value set. */
  Source.Coded coded(String name, String element, int bit) {
    OfType type = type(name);
    ByElement same =
        type.coded.computeIfAbsent(
            element, _ -> new ByElement(new FactElement(element), new ArrayList<>()));
    Source.Coded retrieve = new Source.Coded(count++, type.number, same.element(), bit);
    same.retrieves().add(retrieve);
    return retrieve;
  }

  /** A parameter. */
  Source.Parameter parameter(String name) {
    Source.Parameter parameter = new Source.Parameter(count++, name);
    parameters.computeIfAbsent(name, _ -> new BitSet()).set(parameter.number());
    return parameter;
  }

  /** The resources of a record, by the numbers of their types. */
  List<List<Fact>> byType(FactRecord record) {
    List<List<Fact>> all = new ArrayList<>(types.size());
    for (OfType type : types) {
      all.add(record.ofType(type.type));
    }
    return all;
  }

  /**
   * Which of them give something, or something else than usual, a bit for each; the moment always
   * does.
   *
   * @param byType the resources, by the numbers of their types
   * @param usual the usual parameters
   */
  BitSet present(List<List<Fact>> byType, Map<String, Object> given, Map<String, Object> usual) {
    BitSet present = new BitSet(count);
    present.set(Source.MOMENT);
    addUnusual(given, usual, present);
    addUnusual(usual, given, present);
    for (OfType type : types) {
      List<Fact> facts = byType.get(type.number);
      if (!facts.isEmpty()) {
        if (type.all != null) {
          present.set(type.all.number());
        }
        type.coded.values().forEach(each -> addCoded(facts, each, present));
      }
    }
    return present;
  }

  /** Adds the parameters of the first that are others in the second. */
  private void addUnusual(Map<String, Object> one, Map<String, Object> other, BitSet present) {
    one.forEach((name, value) -> {
      BitSet numbers = parameters.get(name);
      if (numbers != null && !value.equals(other.get(name))) {
        present.or(numbers);
      }
    });
  }

  private void addCoded(List<Fact> facts, ByElement coded, BitSet present) {
    long[] sets = new long[words];
    for (Fact fact : facts) {
      addTo(sets, coded.element().of(fact));
    }
    for (Source.Coded retrieve : coded.retrieves()) {
      if (retrieve.bit() >= 0 && ValueSetBits.has(sets, retrieve.bit())) {
        present.set(retrieve.number());
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
