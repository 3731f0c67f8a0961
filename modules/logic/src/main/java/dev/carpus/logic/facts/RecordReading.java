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
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    forms = new ObjectForm.Forms(new FhirSchema(), projection, index);
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
    Call call = new Call(record, zone);
    record.resources().forEach(call::read);
    return call.result();
  }

  /** The reading of one record; used by one thread. */
  private final class Call {
    private final ZoneId zone;
    private final FactReader reader;
    private final Subjects subjects;
    private final Map<String, OfType> byType = new HashMap<>();
    private final List<Fact> others = new ArrayList<>();
    private final IdentityHashMap<Fact, List<String>> notes = new IdentityHashMap<>();
    private final Map<RawResource, EvaluationFailure> unreadable = new LinkedHashMap<>();

    /** The type of the last resource; most come by type. */
    private String lastType = "";

    /** Those of that type; null if none is read. */
    private @Nullable OfType last;

    Call(PatientRecord record, ZoneId zone) {
      this.zone = zone;
      reader = new FactReader(forms, zone, finish);
      subjects = new Subjects(record.patientId());
    }

    void read(RawResource raw) {
      OfType same = ofType(raw.type());
      if (same != null) {
        try {
          add(same, raw);
        } catch (EvaluationFailure failed) {
          unreadable.put(raw, failed);
        }
      }
    }

    private @Nullable OfType ofType(String type) {
      if (!type.equals(lastType)) {
        lastType = type;
        last =
            resources.contains(type)
                ? byType.computeIfAbsent(type, _ -> new OfType(forms.of(type)))
                : null;
      }
      return last;
    }

    private void add(OfType same, RawResource raw) {
      Optional<ReadResource> plain = reader.read(raw, same.form());
      if (plain.isPresent()) {
        Subjects.Whose whose = subjects.of(plain.get().fact());
        if (!whose.isOdd()) {
          add(same, plain.get(), whose);
          return;
        }
      }
      ReadResource read = odd.read(raw, zone);
      Fact fact = same.form().project(read.fact());
      add(same, new ReadResource(fact, read.notes()), subjects.of(fact));
    }

    private void add(OfType same, ReadResource read, Subjects.Whose whose) {
      Fact fact = read.fact();
      if (whose.isOfPatient() && same.keys().add(key(fact))) {
        if (!same.form().finds(fact)) {
          others.add(fact);
          return;
        }
        same.facts().add(fact);
        if (!read.notes().isEmpty()) {
          notes.put(fact, read.notes());
        }
      }
    }

    ReadRecord result() {
      if (!unreadable.isEmpty()) {
        throw new UnreadableResources(
            List.copyOf(unreadable.keySet()), unreadable.values().iterator().next());
      }
      Map<String, List<Fact>> facts = HashMap.newHashMap(byType.size());
      byType.forEach((type, same) -> {
        if (!same.facts().isEmpty()) {
          facts.put(type, same.facts());
        }
      });
      drugs.read(facts);
      return new ReadRecord(new FactRecord(facts), others, notes);
    }
  }

  /**
   * The resources of one type in one record.
   *
   * @param keys by which each is told from the others
   */
  private record OfType(ObjectForm form, Set<Object> keys, List<Fact> facts) {
    OfType(ObjectForm form) {
      this(form, new HashSet<>(), new ArrayList<>());
    }
  }

  /** Resources of the same id are the same; those without are each their own. */
  private static Object key(Fact fact) {
    return fact.at(fact.shape().slots().id()) instanceof Fact id && id.value() != null
        ? Objects.requireNonNull(id.value())
        : fact.identity();
  }
}
