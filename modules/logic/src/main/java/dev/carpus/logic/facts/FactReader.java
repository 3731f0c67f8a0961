package dev.carpus.logic.facts;

import dev.carpus.json.JsonCursor;
import dev.carpus.json.NameTable;
import dev.carpus.json.SeenValues;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.facts.ObjectForm.Kept;
import dev.carpus.logic.facts.ObjectForm.Meaning;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the facts of one resource from its bytes, in one pass: what the projection keeps is built,
 * all else is skipped.
 *
 * <p>It takes resources as FHIR's JSON has them. What is written in another way, be it only in one
 * element that is kept, is not read here: nothing is guessed.
 */
final class FactReader {
  private static final int LONGEST_ID = 64;
  private static final int LONGEST_REFERENCE = 256;

  private final ObjectForm.Forms forms;
  private final Primitives primitives;
  private final FactFinish finish;
  private final List<String> notes = new ArrayList<>();
  private final SeenValues<Fact> references = new SeenValues<>(4, LONGEST_REFERENCE);

  /** How many ranges and ratios are around the current object. */
  private int around;

  FactReader(ObjectForm.Forms forms, ZoneId zone, FactFinish finish) {
    this.forms = forms;
    this.finish = finish;
    primitives = new Primitives(new FhirDates(zone));
  }

  /**
   * The facts of a resource; nothing if it is written in an odd way. Of one that no retrieve finds
   * only what and whose it is counts, however the rest is written.
   *
   * @param form that of its type
   */
  Optional<ReadResource> read(RawResource raw, ObjectForm form) {
    try {
      return read(raw, form, form.meanings());
    } catch (OddResourceException odd) {
      return form.selection() == null ? Optional.empty() : readOther(raw, form);
    }
  }

  private Optional<ReadResource> readOther(RawResource raw, ObjectForm form) {
    try {
      return read(raw, form, form.meaningsOfOthers()).filter(read -> !form.finds(read.fact()));
    } catch (OddResourceException odd) {
      return Optional.empty();
    }
  }

  private Optional<ReadResource> read(
      RawResource raw, ObjectForm form, NameTable<Meaning> meanings) {
    notes.clear();
    around = 0;
    Optional<JsonCursor> cursor = raw.cursor();
    if (cursor.isEmpty()) {
      return Optional.empty();
    }
    Fact fact = resource(cursor.get(), form, meanings);
    return Optional.of(new ReadResource(fact, notes));
  }

  private Fact resource(JsonCursor cursor, ObjectForm form, NameTable<Meaning> all) {
    Fact fact = new Fact(form.shape());
    Selection selection = form.selection();
    NameTable<Meaning> meanings = all;
    boolean isTyped = false;
    for (Meaning meaning = cursor.openObject(meanings);
        meaning != null;
        meaning = cursor.nextMember(meanings)) {
      if (!isTyped && meaning instanceof Meaning.Type) {
        isTyped = form.type().equals(cursor.text(form.typeText()));
      } else {
        member(cursor, meaning, fact);
        if (selection != null && selection.canTell(fact) && !selection.finds(fact)) {
          meanings = form.meaningsOfOthers();
        }
      }
    }
    if (!isTyped) {
      throw new OddResourceException();
    }
    checkId(fact);
    if (form.finds(fact)) {
      finish.finish(form.finishing(), fact, notes);
    }
    return fact;
  }

  private static void checkId(Fact fact) {
    if (fact.at(fact.shape().slots().id()) instanceof Fact id
        && id.value() instanceof String text) {
      if (text.isEmpty() || text.length() > LONGEST_ID) {
        throw new OddResourceException();
      }
      for (int i = 0; i < text.length(); i++) {
        if (!isOfId(text.charAt(i))) {
          throw new OddResourceException();
        }
      }
    }
  }

  private static boolean isOfId(int character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || character == '-'
        || character == '.';
  }

  /** Of what a resource contains, the Medications; their type must come first. */
  private List<Fact> contained(JsonCursor cursor) {
    if (!cursor.isArray()) {
      throw new OddResourceException();
    }
    List<Fact> medications = new ArrayList<>();
    for (boolean is = cursor.openArray(); is; is = cursor.nextItem()) {
      if (!cursor.isObject() || !cursor.openObject() || !cursor.isNamed("resourceType")) {
        throw new OddResourceException();
      }
      String type = cursor.text();
      if (type == null) {
        throw new OddResourceException();
      }
      if (type.equals("Medication")) {
        medications.add(medication(cursor));
      } else {
        while (cursor.nextMember()) {
          cursor.skip();
        }
      }
    }
    return medications;
  }

  private Fact medication(JsonCursor cursor) {
    ObjectForm form = forms.of("Medication");
    Fact medication = new Fact(form.shape());
    while (cursor.nextMember()) {
      member(cursor, form.of(cursor), medication);
    }
    checkId(medication);
    return medication;
  }

  private Fact object(JsonCursor cursor, ObjectForm form) {
    Fact fact = new Fact(form.shape());
    around += form.isOfParts() ? 1 : 0;
    boolean isMember = cursor.openObject();
    if (!isMember) {
      throw new OddResourceException();
    }
    for (; isMember; isMember = cursor.nextMember()) {
      member(cursor, form.of(cursor), fact);
    }
    around -= form.isOfParts() ? 1 : 0;
    if (around == 0) {
      finish.finish(form.finishing(), fact, notes);
    }
    return fact;
  }

  private void member(JsonCursor cursor, @Nullable Meaning meaning, Fact fact) {
    if (meaning instanceof Meaning.Value(Kept kept)) {
      if (fact.at(kept.slot()) != null) {
        throw new OddResourceException();
      }
      fact.put(kept.slot(), kept.member().isList() ? list(cursor, kept) : seen(cursor, kept));
    } else {
      rare(cursor, meaning, fact);
    }
  }

  private void rare(JsonCursor cursor, @Nullable Meaning meaning, Fact fact) {
    switch (meaning) {
      case Meaning.Contained(int slot) -> fact.put(slot, contained(cursor));
      case Meaning.Odd _ -> throw new OddResourceException();
      case null, default -> cursor.skip();
    }
  }

  private List<Fact> list(JsonCursor cursor, Kept kept) {
    if (!cursor.isArray() || !cursor.openArray()) {
      throw new OddResourceException();
    }
    List<Fact> values = new ArrayList<>(2);
    do {
      values.add(seen(cursor, kept));
    } while (cursor.nextItem());
    return values;
  }

  private Fact seen(JsonCursor cursor, Kept kept) {
    SeenValues<Fact> seen = kept.isReference() ? references : kept.seen();
    return seen == null ? value(cursor, kept) : seen.of(cursor, at -> value(at, kept));
  }

  private Fact value(JsonCursor cursor, Kept kept) {
    Shape primitive = kept.primitive();
    if (primitive != null) {
      return Fact.primitive(primitive, primitive(cursor, kept));
    }
    if (!cursor.isObject()) {
      throw new OddResourceException();
    }
    return object(cursor, Objects.requireNonNull(kept.object()));
  }

  private Object primitive(JsonCursor cursor, Kept kept) {
    Object value = primitives.read(cursor, kept.kind());
    Set<String> codes = kept.member().codes();
    if (!codes.isEmpty() && !codes.contains(value)) {
      throw new OddResourceException();
    }
    return value;
  }
}
