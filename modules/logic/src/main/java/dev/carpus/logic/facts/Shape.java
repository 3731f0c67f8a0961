package dev.carpus.logic.facts;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a FHIR type looks like as a {@link Fact}: its name, and the slot of each element that is
 * kept. One object a type, compared by identity.
 */
public final class Shape {
  private static final Map<String, Set<String>> WIDER =
      Map.ofEntries(
          Map.entry("Age", Set.of("Quantity")),
          Map.entry("Count", Set.of("Quantity")),
          Map.entry("Distance", Set.of("Quantity")),
          Map.entry("Duration", Set.of("Quantity")),
          Map.entry("MoneyQuantity", Set.of("Quantity")),
          Map.entry("SimpleQuantity", Set.of("Quantity")),
          Map.entry("code", Set.of("string")),
          Map.entry("markdown", Set.of("string")),
          Map.entry("canonical", Set.of("uri")),
          Map.entry("id", Set.of("uri")),
          Map.entry("oid", Set.of("uri")),
          Map.entry("url", Set.of("uri")),
          Map.entry("uuid", Set.of("uri")),
          Map.entry("positiveInt", Set.of("integer")),
          Map.entry("unsignedInt", Set.of("integer")));

  private final String type;
  private final String[] elements;
  private final Set<String> wider;
  private final Slots slots;

  /** The slots of elements that are asked for in every record; -1 of those that are not kept. */
  record Slots(int id, int coding, int subject, int patient, int participant, int value) {}

  /**
   * A shape.
   *
   * @param type the name of the FHIR type
   * @param elements the names of its elements that are kept, a choice without its type
   */
  public Shape(String type, List<String> elements) {
    // One text for each type, so that types are mostly told by where they are.
    this.type = type.intern();
    this.elements = elements.stream().distinct().toArray(String[]::new);
    wider = WIDER.getOrDefault(type, Set.of());
    slots =
        new Slots(
            slotOf("id"),
            slotOf("coding"),
            slotOf("subject"),
            slotOf("patient"),
            slotOf("participant"),
            slotOf("value"));
  }

  /** The name of the FHIR type. */
  public String type() {
    return type;
  }

  /** Whether it is of this type, or of one that is derived from it. */
  public boolean is(String other) {
    return type.equals(other) || wider.contains(other);
  }

  /** The slot of an element; -1 if it is not kept. */
  public int slotOf(String element) {
    for (int i = 0; i < elements.length; i++) {
      if (elements[i].equals(element)) {
        return i;
      }
    }
    return -1;
  }

  /** The slots of elements that are asked for in every record. */
  Slots slots() {
    return slots;
  }

  /** The names of the elements that are kept. */
  List<String> elements() {
    return List.of(elements);
  }

  /** How many elements are kept. */
  public int size() {
    return elements.length;
  }

  @Override
  public String toString() {
    return type;
  }
}
