package dev.carpus.logic.facts;

import dev.carpus.json.JsonCursor;
import dev.carpus.json.NameTable;
import dev.carpus.logic.facts.FhirSchema.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
   */
  record Kept(
      int slot,
      Member member,
      @Nullable ObjectForm object,
      @Nullable Shape primitive,
      Primitives.Kind kind) {}

  /** What a member means to a reader. */
  sealed interface Meaning {
    /** It is read. */
    record Value(Kept kept) implements Meaning {}

    /** It says more about a value that is kept, in a way that is not read here. */
    record Odd() implements Meaning {}
  }

  private final String type;
  private final Map<String, Kept> members = new HashMap<>();
  private Shape shape = new Shape("", List.of());
  private NameTable<Meaning> meanings = NameTable.of(Map.of());
  private @Nullable ObjectForm contained;

  private ObjectForm(String type) {
    this.type = type;
  }

  /** The name of the type. */
  String type() {
    return type;
  }

  /** What its facts look like. */
  Shape shape() {
    return shape;
  }

  /** What the member means at which a walk stands; null if it is not kept. */
  @Nullable Meaning of(JsonCursor cursor) {
    return meanings.of(cursor);
  }

  private void fill(Map<String, Kept> all) {
    members.putAll(all);
    Map<String, Meaning> byName = new HashMap<>();
    all.forEach((name, kept) -> {
      byName.put(name, new Meaning.Value(kept));
      if (kept.member().isChoice() || kept.member().isList()) {
        byName.put("_" + name, new Meaning.Odd());
      }
    });
    meanings = NameTable.of(byName);
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

  /** Makes the forms of types, each once. */
  static final class Forms {
    private final FhirSchema schema;
    private final Projection projection;
    private final Map<String, ObjectForm> byType = new HashMap<>();
    private final Map<String, Shape> primitives = new HashMap<>();

    Forms(FhirSchema schema, Projection projection) {
      this.schema = schema;
      this.projection = projection;
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
      if (form.shape.slotOf("contained") >= 0) {
        form.contained = of("Medication");
      }
      Map<String, Kept> all = new HashMap<>();
      kept.forEach((name, member) -> all.put(name, kept(form.shape, member)));
      form.fill(all);
      return form;
    }

    private Kept kept(Shape shape, Member member) {
      int slot = shape.slotOf(member.element());
      return member.isPrimitive()
          ? new Kept(
              slot, member, null, primitive(member.type()), Primitives.Kind.of(member.type()))
          : new Kept(slot, member, of(member.type()), null, Primitives.Kind.NONE);
    }

    /** The shape of a primitive type. */
    Shape primitive(String type) {
      return primitives.computeIfAbsent(type, _ -> new Shape(type, List.of()));
    }
  }
}
