package dev.carpus.logic.facts;

import dev.carpus.logic.EvaluationFailure;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.UnreadableResources;
import dev.carpus.terminology.ConceptIndex;
import dev.carpus.terminology.units.Units;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads the facts of records; thread-safe. */
public final class RecordReading {
  private final Set<String> resources;
  private final ObjectForm.Forms forms;
  private final FactFinish finish;
  private final Drugs drugs;
  private final OddResources odd;

  /**
   * A reading.
   *
   * @param projection what is kept
   * @param odd reads what is written in unusual ways
   */
  public RecordReading(Projection projection, ConceptIndex index, Units units, OddResources odd) {
    resources = Set.copyOf(projection.resources());
    this.odd = odd;
    forms = new ObjectForm.Forms(new FhirSchema(), projection);
    finish = new FactFinish(index, units, forms);
    // All forms are made here, so that none is made while records are read.
    projection.resources().forEach(forms::of);
    drugs = new Drugs(forms, finish);
  }

  /**
   * Reads a record, and leaves out what is of other patients.
   *
   * @param zone the zone in which days are counted
   * @throws UnreadableResources if resources are no FHIR R4 at all
   */
  public ReadRecord read(PatientRecord record, ZoneId zone) {
    FactReader reader = new FactReader(forms, zone, finish);
    Subjects subjects = new Subjects(record.patientId());
    Map<String, Map<Object, Fact>> byType = new LinkedHashMap<>();
    IdentityHashMap<Fact, List<String>> notes = new IdentityHashMap<>();
    Map<RawResource, EvaluationFailure> unreadable = new LinkedHashMap<>();
    for (RawResource raw : record.resources()) {
      if (resources.contains(raw.type())) {
        try {
          ReadResource read = read(raw, reader, subjects, zone);
          if (subjects.isOf(read.fact())) {
            Fact fact = read.fact();
            Map<Object, Fact> same = byType.computeIfAbsent(raw.type(), _ -> new LinkedHashMap<>());
            if (same.putIfAbsent(key(fact), fact) == null && !read.notes().isEmpty()) {
              notes.put(fact, read.notes());
            }
          }
        } catch (EvaluationFailure failed) {
          unreadable.put(raw, failed);
        }
      }
    }
    if (!unreadable.isEmpty()) {
      throw new UnreadableResources(
          List.copyOf(unreadable.keySet()), unreadable.values().iterator().next());
    }
    Map<String, List<Fact>> facts = new HashMap<>();
    byType.forEach((type, same) -> facts.put(type, new ArrayList<>(same.values())));
    drugs.read(facts);
    return new ReadRecord(new FactRecord(facts), notes);
  }

  private ReadResource read(RawResource raw, FactReader reader, Subjects subjects, ZoneId zone) {
    Optional<ReadResource> read = reader.read(raw);
    if (read.isPresent()) {
      try {
        subjects.check(read.get().fact());
        return read.get();
      } catch (OddResourceException _) {
        return readOdd(raw, zone);
      }
    }
    return readOdd(raw, zone);
  }

  private ReadResource readOdd(RawResource raw, ZoneId zone) {
    ReadResource read = odd.read(raw, zone);
    return new ReadResource(forms.of(raw.type()).project(read.fact()), read.notes());
  }

  /** Resources of the same id are the same; those without are each their own. */
  private static Object key(Fact fact) {
    return fact.at(fact.shape().slots().id()) instanceof Fact id && id.value() != null
        ? Objects.requireNonNull(id.value())
        : fact.identity();
  }
}
