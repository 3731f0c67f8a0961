package dev.carpus.reference.records;

import dev.carpus.logic.Answer;
import dev.carpus.logic.Answers;
import dev.carpus.logic.ClinicalLogic;
import dev.carpus.logic.Evidence;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.UnreadableResources;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells how the answers of two engines to one record differ, in words that name its seed.
 *
 * <p>The order of evidence of one reference does not count, nor that of unmapped codes; that of
 * results set aside does, as it is shown.
 *
 * <p>Where the one alone cannot read a resource, the other must say what the one says of the record
 * without what is {@link Foreign} in that resource.
 */
final class Comparison {
  private final ClinicalLogic one;
  private final ClinicalLogic other;
  private int readByTheOtherAlone;

  /** A comparison of the one, which is taken to be right, with the other. */
  Comparison(ClinicalLogic one, ClinicalLogic other) {
    this.one = one;
    this.other = other;
  }

  /** What came of asking an engine. */
  private sealed interface Outcome {
    record Answered(Answers answers) implements Outcome {}

    record Failed(RuntimeException failure) implements Outcome {}
  }

  /** How many records had a resource that the other alone could read. */
  int readByTheOtherAlone() {
    return readByTheOtherAlone;
  }

  /** Every difference; none if the engines agree. */
  List<String> differences(SyntheticRecord record) {
    Outcome actual = outcome(other, record);
    List<String> differences = new ArrayList<>();
    switch (expected(record, actual)) {
      case Outcome.Answered(Answers these) -> {
        switch (actual) {
          case Outcome.Answered(Answers those) -> compare(these, those, differences);
          case Outcome.Failed(RuntimeException failure) ->
              differences.add("answered by the one, but the other failed: " + failure);
        }
      }
      case Outcome.Failed(RuntimeException these) -> {
        switch (actual) {
          case Outcome.Answered _ ->
              differences.add("answered by the other, but the one failed: " + these);
          case Outcome.Failed(RuntimeException those) -> compare(these, those, differences);
        }
      }
    }
    return differences.stream().map(each -> record + ": " + each).toList();
  }

  private Outcome expected(SyntheticRecord record, Outcome actual) {
    Outcome expected = outcome(one, record);
    Set<RawResource> toTheOneAlone = new HashSet<>(unreadable(expected));
    toTheOneAlone.removeAll(unreadable(actual));
    if (toTheOneAlone.isEmpty()) {
      return expected;
    }
    readByTheOtherAlone++;
    return outcome(one, Foreign.removed(record, toTheOneAlone));
  }

  private static List<RawResource> unreadable(Outcome outcome) {
    return outcome instanceof Outcome.Failed(UnreadableResources failure)
        ? failure.resources()
        : List.of();
  }

  /** Whatever goes wrong in an engine is a finding that must name its seed. */
  private static Outcome outcome(ClinicalLogic logic, SyntheticRecord record) {
    try {
      return new Outcome.Answered(logic.answer(record.record(), record.moment()));
    } catch (RuntimeException failure) {
      return new Outcome.Failed(failure);
    }
  }

  private static void compare(
      RuntimeException expected, RuntimeException actual, List<String> differences) {
    if (!expected.getClass().equals(actual.getClass())) {
      differences.add("failed by the one with " + expected + ", by the other with " + actual);
    } else if (expected instanceof UnreadableResources these
        && actual instanceof UnreadableResources those) {
      differ("unreadable", these.resources(), those.resources(), differences);
    }
  }

  private static void compare(Answers expected, Answers actual, List<String> differences) {
    Map<String, Answer> these = expected.byExpression();
    Map<String, Answer> those = actual.byExpression();
    NavigableSet<String> expressions = new TreeSet<>(these.keySet());
    expressions.addAll(those.keySet());
    for (String expression : expressions) {
      Answer answer = these.get(expression);
      Answer counterpart = those.get(expression);
      if (answer == null || counterpart == null) {
        differences.add(
            "\"" + expression + "\" is not answered by the " + (answer == null ? "one" : "other"));
      } else {
        compare(expression, answer, counterpart, differences);
      }
    }
    differ("unmapped", counted(expected.unmapped()), counted(actual.unmapped()), differences);
  }

  private static void compare(
      String expression, Answer expected, Answer actual, List<String> differences) {
    String quoted = "\"" + expression + "\"";
    differ(quoted, expected.value(), actual.value(), differences);
    differ(
        quoted + " evidence",
        inOrder(expected.evidence()),
        inOrder(actual.evidence()),
        differences);
    differ(
        quoted + " missing",
        new TreeSet<>(expected.missing()),
        new TreeSet<>(actual.missing()),
        differences);
    differ(quoted + " set aside", expected.setAside(), actual.setAside(), differences);
  }

  private static void differ(
      String what, Object expected, Object actual, List<String> differences) {
    if (!Objects.equals(expected, actual)) {
      differences.add(what + " is " + expected + " by the one, " + actual + " by the other");
    }
  }

  private static List<String> inOrder(List<Evidence> evidence) {
    return evidence.stream().map(Evidence::toString).sorted().toList();
  }

  /** How often each occurs. */
  private static Map<String, Long> counted(Collection<?> all) {
    Map<String, Long> counts = new TreeMap<>();
    all.forEach(each -> counts.merge(each.toString(), 1L, Long::sum));
    return counts;
  }
}
