package dev.carpus.logic.compiled;

import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.facts.FactRecord;
import dev.carpus.terminology.ValueSetBits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All that a program takes from an evaluation, numbered; complete once the program is compiled. */
final class Sources {
  /** The retrieves of one type by one element. */
  private static final class ByElement {
    private final String element;
    private final List<Source.Retrieve> retrieves = new ArrayList<>();

    private ByElement(String element) {
      this.element = element;
    }
  }

  private final int words;
  private int count = Source.MOMENT + 1;
  private final Map<String, Source.Retrieve> whole = new HashMap<>();
  private final Map<String, List<ByElement>> coded = new HashMap<>();
  private final List<Source.Parameter> parameters = new ArrayList<>();

  /**
   * No sources yet.
   *
   * @param words how many words the bits of all value sets fill
   */
  Sources(int words) {
    this.words = words;
  }

  /** All resources of a type. */
  Source.Retrieve all(String type) {
    return whole.computeIfAbsent(type, _ -> new Source.Retrieve(count++, type, "", -1));
  }

  /** The resources of a type of which an element has a code of a value set. */
  Source.Retrieve coded(String type, String element, int bit) {
    Source.Retrieve retrieve = new Source.Retrieve(count++, type, element, bit);
    List<ByElement> elements = coded.computeIfAbsent(type, _ -> new ArrayList<>());
    for (ByElement each : elements) {
      if (each.element.equals(element)) {
        each.retrieves.add(retrieve);
        return retrieve;
      }
    }
    ByElement added = new ByElement(element);
    added.retrieves.add(retrieve);
    elements.add(added);
    return retrieve;
  }

  /** A parameter. */
  Source.Parameter parameter(String name) {
    Source.Parameter parameter = new Source.Parameter(count++, name);
    parameters.add(parameter);
    return parameter;
  }

  /**
   * Which of them give something, or something else than usual, a bit for each; the moment always
   * does.
   *
   * @param usual the usual parameters
   */
  long[] present(FactRecord record, Map<String, Object> given, Map<String, Object> usual) {
    long[] present = new long[(count + Long.SIZE - 1) / Long.SIZE];
    turnOn(Source.MOMENT, present);
    for (Source.Parameter parameter : parameters) {
      if (!Objects.equals(given.get(parameter.name()), usual.get(parameter.name()))) {
        turnOn(parameter.number(), present);
      }
    }
    for (String type : record.types()) {
      Source.Retrieve all = whole.get(type);
      if (all != null && !record.ofType(type).isEmpty()) {
        turnOn(all.number(), present);
      }
      List<ByElement> elements = coded.get(type);
      if (elements != null) {
        addCoded(record.ofType(type), elements, present);
      }
    }
    return present;
  }

  private void addCoded(List<Fact> facts, List<ByElement> elements, long[] present) {
    for (ByElement each : elements) {
      long[] sets = new long[words];
      for (Fact fact : facts) {
        addTo(sets, fact.element(each.element));
      }
      for (Source.Retrieve retrieve : each.retrieves) {
        if (retrieve.bit() >= 0 && ValueSetBits.has(sets, retrieve.bit())) {
          turnOn(retrieve.number(), present);
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

  private static void turnOn(int number, long[] present) {
    present[number / Long.SIZE] |= 1L << number;
  }
}
