package dev.carpus.logic.facts;

import dev.carpus.json.JsonCursor;
import dev.carpus.json.KnownText;
import dev.carpus.json.NameTable;
import dev.carpus.json.SeenValues;
import dev.carpus.logic.facts.FhirSchema.Member;
import dev.carpus.terminology.ConceptIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How objects of one FHIR type are read: which members are kept, where, and as what. */
final class ObjectForm {
  /**
   * A member that is kept.
   *
   * @param object how it is read; null of a primitive
   * @param primitive the shape of a primitive; null of an object
   * @param kind how a primitive is written
   * @param seen values of it that were read before; null where few are the same
   */
  record Kept(
      int slot,
      Member member,
      @Nullable ObjectForm object,
      @Nullable Shape primitive,
      Primitives.Kind kind,
      @Nullable SeenValues<Fact> seen) {
    /** Whether few of them differ within one record. */
    boolean isReference() {
      return object != null && object.isReference;
    }
  }

  /** What a member means to a reader. */
  sealed interface Meaning {
    /** It is read. */
    record Value(Kept kept) implements Meaning {}

    /** It says more about a value that is kept, in a way that is not read here. */
    record Odd() implements Meaning {}

    /** It says of which type a resource is. */
    record Type() implements Meaning {}

    /** It holds what a resource contains, which is kept in a slot. */
    record Contained(int slot) implements Meaning {}
  }

  /** Of these, quantities stay as they are: without one of its ends, a range would be wider. */
  private static final Set<String> OF_PARTS = Set.of("Range", "Ratio", "SampledData");

  private static final String CONTAINED = "contained";

  private final String type;
  private final KnownText typeText;
  private final FactFinish.Kind finishing;
  private final boolean isOfParts;
  private final boolean isReference;
  private final Map<String, Kept> members = new HashMap<>();
  private Shape shape = new Shape("", List.of());
  private NameTable<Meaning> meanings = NameTable.of(Map.of());
  private NameTable<Meaning> meaningsOfOthers = NameTable.of(Map.of());
  private @Nullable Selection selection;
  private @Nullable ObjectForm contained;

  private ObjectForm(String type) {
    this.type = type;
    typeText = KnownText.of(type);
    finishing = FactFinish.Kind.of(type);
    isOfParts = OF_PARTS.contains(type);
    isReference = type.equals("Reference");
  }

  /** The name of the type. */
  String type() {
    return type;
  }

  /** The name of the type, as resources say it. */
  KnownText typeText() {
    return typeText;
  }

  /** What is done to its facts once all of them is read. */
  FactFinish.Kind finishing() {
    return finishing;
  }

  /** Whether its quantities stay as they are. */
  boolean isOfParts() {
    return isOfParts;
  }

  /** What its facts look like. */
  Shape shape() {
    return shape;
  }

  /** What the member means at which a walk stands; null if it is not kept. */
  @Nullable Meaning of(JsonCursor cursor) {
    return meanings.of(cursor);
  }

  /** What the members mean that are kept. */
  NameTable<Meaning> meanings() {
    return meanings;
  }

  /** Which resources of the type are found; null if that is all, or if it cannot be told here. */
  @Nullable Selection selection() {
    return selection;
  }

  /** What the members mean that are read of a resource which is not found. */
  NameTable<Meaning> meaningsOfOthers() {
    return meaningsOfOthers;
  }

  /** Whether a retrieve may find a resource of this type. */
  boolean finds(Fact resource) {
    return selection == null || selection.finds(resource);
  }

  /** Whose a resource is, and what it is, is read of every one. */
  private boolean isOfAll(int slot, Selection selection) {
    Shape.Slots slots = shape.slots();
    return slot == slots.id()
        || slot == slots.subject()
        || slot == slots.patient()
        || slot == slots.participant()
        || selection.isBy(slot);
  }

  private void select(Selection selected, Map<String, Meaning> byName) {
    selection = selected;
    Map<String, Meaning> ofOthers = new HashMap<>(byName);
    ofOthers.values().removeIf(meaning -> meaning instanceof Meaning.Contained);
    ofOthers
        .values()
        .removeIf(meaning ->
            meaning instanceof Meaning.Value(Kept kept) && !isOfAll(kept.slot(), selected));
    ofOthers
        .entrySet()
        .removeIf(each ->
            each.getValue() instanceof Meaning.Odd
                && !ofOthers.containsKey(each.getKey().substring(1)));
    meaningsOfOthers = NameTable.of(ofOthers);
  }

  private void fill(Map<String, Kept> all, @Nullable Selection selected) {
    members.putAll(all);
    Map<String, Meaning> byName = new HashMap<>();
    byName.put("resourceType", new Meaning.Type());
    if (shape.slotOf(CONTAINED) >= 0) {
      byName.put(CONTAINED, new Meaning.Contained(shape.slotOf(CONTAINED)));
    }
    all.forEach((name, kept) -> {
      byName.put(name, new Meaning.Value(kept));
      if (kept.member().isChoice() || kept.member().isList()) {
        byName.put("_" + name, new Meaning.Odd());
      }
    });
    meanings = NameTable.of(byName);
    if (selected != null) {
      select(selected, byName);
    }
  }

  /** How the value of an element is read that is of a type. */
  private @Nullable Kept of(String element, String ofType) {
    Kept any = null;
    for (Kept each : members.values()) {
      if (each.member().element().equals(element)) {
        if (!each.member().isChoice() || each.member().type().equals(ofType)) {
          return each;
        }
        any = each;
      }
    }
    return any == null || !any.member().isChoice() ? any : null;
  }

  /** What of a fact is kept, as facts of this form are. */
  Fact project(Fact whole) {
    Fact fact = new Fact(shape);
    for (String element : shape.elements()) {
      int slot = shape.slotOf(element);
      switch (whole.element(element)) {
        case null -> {}
        case List<?> list -> {
          List<Fact> each = new ArrayList<>();
          list.forEach(value -> project(element, (Fact) value).ifPresent(each::add));
          if (!each.isEmpty()) {
            fact.put(slot, each);
          }
        }
        case Object value ->
            project(element, (Fact) value).ifPresent(projected -> fact.put(slot, projected));
      }
    }
    fact.isAsKnownAs(whole);
    return fact;
  }

  private Optional<Fact> project(String element, Fact value) {
    Kept kept = of(element, value.shape().type());
    if (kept == null) {
      return Optional.ofNullable(contained).map(form -> form.project(value));
    }
    return Optional.of(
        kept.object() == null
            ? Fact.primitive(Objects.requireNonNull(kept.primitive()), value.value())
            : kept.object().project(value));
  }

  /** Concepts are written in the same way again and again, and mean the same. */
  private static final Set<String> OFTEN_THE_SAME = Set.of("CodeableConcept", "Coding", "code");

  private static final int BITS_OF_CONCEPTS = 12;
  private static final int BITS_OF_CODES = 5;
  private static final int LONGEST_SEEN = 512;

  /** Makes the forms of types, each once. */
  static final class Forms {
    private final FhirSchema schema;
    private final Projection projection;
    private final ConceptIndex index;
    private final Map<String, ObjectForm> byType = new HashMap<>();
    private final Map<String, Shape> primitives = new HashMap<>();
    private final Map<String, SeenValues<Fact>> seenOf = new HashMap<>();

    Forms(FhirSchema schema, Projection projection, ConceptIndex index) {
      this.schema = schema;
      this.projection = projection;
      this.index = index;
    }

    /** The form of a type. */
    ObjectForm of(String type) {
      ObjectForm known = byType.get(type);
      if (known != null) {
        return known;
      }
      ObjectForm form = new ObjectForm(type);
      byType.put(type, form);
      Map<String, Member> kept = new HashMap<>(schema.membersOf(type));
      kept.values().removeIf(member -> !projection.keeps(type, member.element()));
      List<String> elements =
          new ArrayList<>(new TreeSet<>(kept.values().stream().map(Member::element).toList()));
      elements.addAll(projection.more(type));
      form.shape = new Shape(type, elements);
      if (form.shape.slotOf(CONTAINED) >= 0) {
        form.contained = of("Medication");
      }
      Map<String, Kept> all = new HashMap<>();
      kept.forEach((name, member) -> all.put(name, kept(form.shape, member)));
      form.fill(all, selection(form));
      return form;
    }

    /** What a drug is may stand in another resource. */
    private @Nullable Selection selection(ObjectForm form) {
      Map<String, Set<String>> foundBy = projection.foundBy(form.type);
      return foundBy.isEmpty() || Drugs.TYPES.contains(form.type)
          ? null
          : new Selection(foundBy, form.shape, index);
    }

    private Kept kept(Shape shape, Member member) {
      int slot = shape.slotOf(member.element());
      if (member.isPrimitive()) {
        SeenValues<Fact> seen =
            OFTEN_THE_SAME.contains(member.type())
                ? new SeenValues<>(BITS_OF_CODES, LONGEST_SEEN)
                : null;
        Shape primitive = primitive(member.type());
        return new Kept(slot, member, null, primitive, Primitives.Kind.of(member.type()), seen);
      }
      SeenValues<Fact> seen =
          OFTEN_THE_SAME.contains(member.type())
              ? seenOf.computeIfAbsent(
                  member.type(), _ -> new SeenValues<>(BITS_OF_CONCEPTS, LONGEST_SEEN))
              : null;
      return new Kept(slot, member, of(member.type()), null, Primitives.Kind.NONE, seen);
    }

    /** The shape of a primitive type. */
    Shape primitive(String type) {
      return primitives.computeIfAbsent(type, _ -> new Shape(type, List.of()));
    }
  }
}
