package dev.carpus.benchmarks.byhand;

import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.facts.ReadRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record at a moment, and what of it is missing. Used by one thread. */
final class Chart {
  private static final String OBSERVATION = "Observation";
  private static final String ENTERED_IN_ERROR = "entered-in-error";

  private final Elements elements;
  private final PatientRecord record;
  private final ReadRecord read;
  private final Calendar calendar;
  private final Map<String, List<Coded>> codes = new HashMap<>();
  private final Map<String, Map<Integer, List<Fact>>> coded = new HashMap<>();

  /** A resource that has a code. */
  private record Coded(Fact resource, Fact code) {}

  Chart(Elements elements, PatientRecord record, ReadRecord read, Moment moment) {
    this.elements = elements;
    this.record = record;
    this.read = read;
    calendar = new Calendar(moment);
  }

  Elements elements() {
    return elements;
  }

  Calendar calendar() {
    return calendar;
  }

  /** The current encounter; null where there is none. */
  @Nullable String encounterId() {
    return record.encounterId().orElse(null);
  }

  /** Whether an order is the one that is judged. */
  boolean isJudged(String reference) {
    return record.orders().draft().filter(reference::equals).isPresent();
  }

  /** Whether an order is among the other drafts. */
  boolean isInBasket(String reference) {
    return record.orders().basket().contains(reference);
  }

  /** The resources of a type. */
  List<Fact> all(String type) {
    return read.facts().ofType(type);
  }

  /** The resources of a type whose code is in a value set. */
  List<Fact> coded(String type, int bit) {
    return coded
        .computeIfAbsent(type, _ -> new HashMap<>())
        .computeIfAbsent(bit, _ -> found(type, bit));
  }

  private List<Fact> found(String type, int bit) {
    List<Fact> found = new ArrayList<>();
    for (Coded each : codes.computeIfAbsent(type, this::codesOf)) {
      if (each.code().isIn(bit)) {
        found.add(each.resource());
      }
    }
    return found;
  }

  private List<Coded> codesOf(String type) {
    List<Coded> found = new ArrayList<>();
    for (Fact each : all(type)) {
      Fact code = elements.code.fact(each);
      if (code != null) {
        found.add(new Coded(each, code));
      }
    }
    return found;
  }

  /** Whether something is coded, and in a value set. */
  static boolean isIn(@Nullable Fact coded, int bit) {
    return coded != null && coded.isIn(bit);
  }

  /** Whether any of these is in a value set. */
  static boolean isAnyIn(List<Fact> coded, int bit) {
    for (Fact each : coded) {
      if (each.isIn(bit)) {
        return true;
      }
    }
    return false;
  }

  /** Whether resources of a type could not be obtained. */
  boolean lacks(String type) {
    return record.notObtained().contains(type);
  }

  /** Whether Observations could not be obtained, or one of a value set could not be used. */
  boolean lacksResults(int bit) {
    if (lacks(OBSERVATION)) {
      return true;
    }
    if (read.hasNoNotes()) {
      return false;
    }
    for (Fact each : coded(OBSERVATION, bit)) {
      if (!read.notes(each).isEmpty() && !ENTERED_IN_ERROR.equals(elements.status.text(each))) {
        return true;
      }
    }
    return false;
  }
}
