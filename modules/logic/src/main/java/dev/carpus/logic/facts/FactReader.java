package dev.carpus.logic.facts;

import dev.carpus.logic.RawResource;
import dev.carpus.logic.facts.FhirSchema.Member;
import dev.carpus.logic.facts.ObjectForm.Kept;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the facts of one resource from its bytes, in one pass: what the projection keeps is built,
 * all else is skipped.
 *
 * <p>It takes resources as FHIR's JSON has them. What is written in another way, be it only in one
 * element that is kept, is not read here: nothing is guessed.
 */
final class FactReader {
  private static final String CONTAINED = "contained";
  private static final int LONGEST_ID = 64;

  /** Of these, quantities stay as they are: without one of its ends, a range would be wider. */
  private static final Set<String> OF_PARTS = Set.of("Range", "Ratio", "SampledData");

  /** What is read here has been held to limits before. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final ObjectForm.Forms forms;
  private final Primitives primitives;
  private final FactFinish finish;
  private final List<String> notes = new ArrayList<>();

  /** How many ranges and ratios are around the current object. */
  private int around;

  FactReader(ObjectForm.Forms forms, ZoneId zone, FactFinish finish) {
    this.forms = forms;
    this.finish = finish;
    primitives = new Primitives(new FhirDates(zone));
  }

  /** The facts of a resource; nothing if it is written in an odd way. */
  Optional<ReadResource> read(RawResource raw) {
    notes.clear();
    around = 0;
    try (JsonParser parser = raw.parser(JSON)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      Fact fact = resource(parser, forms.of(raw.type()), raw.type());
      return Optional.of(new ReadResource(fact, List.copyOf(notes)));
    } catch (OddResourceException | JacksonException odd) {
      return Optional.empty();
    }
  }

  private Fact resource(JsonParser parser, ObjectForm form, String type) {
    Fact fact = new Fact(form.shape());
    boolean isTyped = false;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (name.equals("resourceType")) {
        isTyped = token == JsonToken.VALUE_STRING && parser.getString().equals(type);
      } else if (name.equals(CONTAINED) && form.shape().slotOf(CONTAINED) >= 0) {
        contained(parser, fact);
      } else {
        member(parser, form, fact, name);
      }
    }
    if (!isTyped) {
      throw new OddResourceException();
    }
    checkId(fact);
    finish.finish(form.type(), fact, notes);
    return fact;
  }

  private static void checkId(Fact fact) {
    if (fact.element("id") instanceof Fact id && id.value() instanceof String text) {
      if (text.isEmpty()
          || text.length() > LONGEST_ID
          || !text.chars().allMatch(FactReader::isOfId)) {
        throw new OddResourceException();
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
  private void contained(JsonParser parser, Fact owner) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new OddResourceException();
    }
    List<Fact> medications = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_OBJECT
          || parser.nextToken() != JsonToken.PROPERTY_NAME
          || !parser.currentName().equals("resourceType")
          || parser.nextToken() != JsonToken.VALUE_STRING) {
        throw new OddResourceException();
      }
      boolean isMedication = parser.getString().equals("Medication");
      ObjectForm form = forms.of("Medication");
      Fact fact = new Fact(form.shape());
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (isMedication) {
          member(parser, form, fact, name);
        } else {
          parser.skipChildren();
        }
      }
      if (isMedication) {
        checkId(fact);
        medications.add(fact);
      }
    }
    owner.put(owner.shape().slotOf(CONTAINED), medications);
  }

  private Fact object(JsonParser parser, ObjectForm form) {
    Fact fact = new Fact(form.shape());
    boolean isOfParts = OF_PARTS.contains(form.type());
    around += isOfParts ? 1 : 0;
    boolean isEmpty = true;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      isEmpty = false;
      member(parser, form, fact, name);
    }
    if (isEmpty) {
      throw new OddResourceException();
    }
    around -= isOfParts ? 1 : 0;
    if (around == 0) {
      finish.finish(form.type(), fact, notes);
    }
    return fact;
  }

  private void member(JsonParser parser, ObjectForm form, Fact fact, String name) {
    Kept kept = form.member(name);
    if (kept != null) {
      if (fact.at(kept.slot()) != null) {
        throw new OddResourceException();
      }
      fact.put(kept.slot(), kept.member().isList() ? list(parser, kept) : value(parser, kept));
      return;
    }
    if (name.startsWith("_")) {
      Kept extended = form.member(name.substring(1));
      if (extended != null && (extended.member().isChoice() || extended.member().isList())) {
        throw new OddResourceException();
      }
    }
    parser.skipChildren();
  }

  private List<Fact> list(JsonParser parser, Kept kept) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new OddResourceException();
    }
    List<Fact> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value(parser, kept));
    }
    if (values.isEmpty()) {
      throw new OddResourceException();
    }
    return values;
  }

  private Fact value(JsonParser parser, Kept kept) {
    Shape primitive = kept.primitive();
    if (primitive != null) {
      return Fact.primitive(primitive, primitive(parser, kept.member()));
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new OddResourceException();
    }
    return object(parser, Objects.requireNonNull(kept.object()));
  }

  private @Nullable Object primitive(JsonParser parser, Member member) {
    Object value = primitives.read(parser, member.type());
    if (!member.codes().isEmpty() && !member.codes().contains(value)) {
      throw new OddResourceException();
    }
    return value;
  }
}
