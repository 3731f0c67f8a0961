package dev.carpus.hooks;

import dev.carpus.json.JsonRope;

/**
 * Members of an object, made ready to be written by a {@link JsonWriter}: whole ones, or the name
 * of one whose value comes after it.
 */
public final class JsonMembers {
  private static final JsonRope COMMA = JsonRope.of(",");

  private final JsonRope atStart;
  private final JsonRope afterOthers;
  private final boolean awaitsValue;
  private final boolean hasNullItem;

  private JsonMembers(JsonRope atStart, boolean awaitsValue, boolean hasNullItem) {
    this.atStart = atStart;
    this.awaitsValue = awaitsValue;
    this.hasNullItem = hasNullItem;
    afterOthers = JsonRope.of(COMMA.text() + atStart.text());
  }

  /** The name of a member, whose value is written next. */
  public static JsonMembers name(String name) {
    String json = '"' + JsonRope.escaped(name).text() + "\":";
    return new JsonMembers(JsonRope.of(json), true, false);
  }

  /**
   * All members of an object.
   *
   * @throws IllegalArgumentException if the JSON is no object
   */
  public static JsonMembers of(JsonText object) {
    if (!object.isObject()) {
      throw new IllegalArgumentException("only an object has members");
    }
    String json = object.text().strip();
    return new JsonMembers(
        JsonRope.of(json.substring(1, json.length() - 1)), false, object.hasNullItem());
  }

  /** How they are written, as the first of their object or after others. */
  JsonRope json(boolean isFirst) {
    return isFirst ? atStart : afterOthers;
  }

  /** Whether a value must come next. */
  boolean awaitsValue() {
    return awaitsValue;
  }

  /** Whether a null stands among the items of an array in them. */
  boolean hasNullItem() {
    return hasNullItem;
  }
}
