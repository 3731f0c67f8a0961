package dev.carpus.hooks;

import dev.carpus.json.JsonRope;

/**
 * Writes one JSON value from its start to its end. What was made ready before is referred to, not
 * copied, and nothing that is known to be good is checked again; the writer sees to the commas, and
 * that what comes out is one value. That no member comes twice is the caller's affair. Used by one
 * thread.
 */
public final class JsonWriter {
  private static final JsonRope COMMA = JsonRope.of(",");
  private static final JsonRope QUOTE = JsonRope.of("\"");
  private static final JsonRope TRUE = JsonRope.of("true");
  private static final JsonRope FALSE = JsonRope.of("false");
  private static final Container OBJECT = new Container(JsonRope.of("{"), JsonRope.of("}"));
  private static final Container ARRAY = new Container(JsonRope.of("["), JsonRope.of("]"));
  private static final int MOST_NESTED = Long.SIZE - 1;

  private final JsonRope.Builder json = new JsonRope.Builder();

  /** A bit for each container that is open, the innermost last: whether it is an object. */
  private long objects;

  private int depth;
  private Place place = Place.VALUE;
  private boolean hasEmpty;
  private boolean hasNullItem;

  /** How an object or an array begins and ends. */
  private record Container(JsonRope start, JsonRope end) {}

  /** What may come next. */
  private enum Place {
    /** The value, or that of a member whose name stands there. */
    VALUE,
    /** The first member or item. */
    FIRST,
    /** A further member or item. */
    FURTHER,
    /** Nothing. */
    END
  }

  /** Begins an object. */
  public JsonWriter startObject() {
    return start(OBJECT, 1);
  }

  /** Begins an array. */
  public JsonWriter startArray() {
    return start(ARRAY, 0);
  }

  /**
   * Writes members, or the name of one.
   *
   * @throws IllegalStateException if no member can come here
   */
  public JsonWriter members(JsonMembers members) {
    require(isInContainer() && isInObject());
    json.add(members.json(place == Place.FIRST));
    hasNullItem |= members.hasNullItem();
    place = members.awaitsValue() ? Place.VALUE : Place.FURTHER;
    return this;
  }

  /** Writes a member that is a text. */
  public JsonWriter member(JsonMembers name, String text) {
    return members(name).value(text);
  }

  /** Writes a member. */
  public JsonWriter member(JsonMembers name, JsonText value) {
    return members(name).value(value);
  }

  /**
   * Writes a text.
   *
   * @throws IllegalStateException if no value can come here
   */
  public JsonWriter value(String text) {
    beforeValue();
    json.add(QUOTE).addEscaped(text).add(QUOTE);
    hasEmpty |= text.isEmpty();
    return this;
  }

  /**
   * Writes a text that stands ready, as it is between its quotes; the caller vouches for it.
   *
   * @throws IllegalStateException if no value can come here
   */
  public JsonWriter escapedValue(JsonRope text) {
    beforeValue();
    json.add(QUOTE).add(text).add(QUOTE);
    hasEmpty |= text.length() == 0;
    return this;
  }

  /**
   * Writes a value that is known to be good.
   *
   * @throws IllegalStateException if no value can come here
   */
  public JsonWriter value(JsonText value) {
    beforeValue();
    json.add(value.json());
    hasNullItem |= value.hasNullItem();
    return this;
  }

  /**
   * Writes a truth value.
   *
   * @throws IllegalStateException if no value can come here
   */
  public JsonWriter value(boolean value) {
    beforeValue();
    json.add(value ? TRUE : FALSE);
    return this;
  }

  /**
   * Ends the object or array that was begun last.
   *
   * @throws IllegalStateException if none is open, or the value of a member is missing
   */
  public JsonWriter end() {
    require(isInContainer());
    hasEmpty |= place == Place.FIRST;
    json.add((isInObject() ? OBJECT : ARRAY).end());
    objects >>>= 1;
    depth--;
    place = depth == 0 ? Place.END : Place.FURTHER;
    return this;
  }

  /**
   * What was written, as a value that need not be checked again.
   *
   * @throws IllegalStateException if it is not at its end
   * @throws IllegalArgumentException if anything in it is empty
   */
  public JsonText text() {
    require(place == Place.END);
    if (hasEmpty) {
      throw new IllegalArgumentException(JsonText.EMPTY);
    }
    return new JsonText(json.build(), hasNullItem);
  }

  /**
   * What was written, in UTF-8.
   *
   * @throws IllegalStateException if it is not at its end
   */
  public byte[] toByteArray() {
    require(place == Place.END);
    return json.build().toByteArray();
  }

  private JsonWriter start(Container container, int objectBit) {
    beforeValue();
    require(depth < MOST_NESTED);
    json.add(container.start());
    objects = objects << 1 | objectBit;
    depth++;
    place = Place.FIRST;
    return this;
  }

  private void beforeValue() {
    require(place == Place.VALUE || (isInContainer() && !isInObject()));
    if (place == Place.FURTHER) {
      json.add(COMMA);
    }
    place = depth == 0 ? Place.END : Place.FURTHER;
  }

  private boolean isInContainer() {
    return place == Place.FIRST || place == Place.FURTHER;
  }

  private boolean isInObject() {
    return (objects & 1) != 0;
  }

  private static void require(boolean canComeHere) {
    if (!canComeHere) {
      throw new IllegalStateException("this cannot come here in a JSON value");
    }
  }
}
