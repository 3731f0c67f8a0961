package dev.carpus.hooks.request;

import dev.carpus.hooks.request.Outline.Closed;
import dev.carpus.hooks.request.Outline.Items;
import dev.carpus.hooks.request.Outline.Nothing;
import dev.carpus.hooks.request.Outline.Opened;
import dev.carpus.hooks.request.Outline.Other;
import dev.carpus.hooks.request.Outline.Text;
import dev.carpus.hooks.request.Outline.Whole;
import dev.carpus.json.JsonCursor;
import dev.carpus.json.JsonSlice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Draws the outline of one body. The body and its direct members are opened, the objects below them
 * stay closed.
 */
final class OutlineReader {
  private static final int OPENED_LEVELS = 2;
  private static final String TYPE = "resourceType";

  private final Set<String> wanted;

  /**
   * @param wanted the members of the body that are kept
   */
  OutlineReader(Set<String> wanted) {
    this.wanted = wanted;
  }

  /** The outline of a body that is an object. */
  Opened read(JsonCursor body) {
    return opened(body, 0);
  }

  private Outline value(JsonCursor cursor, int level) {
    if (cursor.isObject()) {
      return level < OPENED_LEVELS ? opened(cursor, level) : closed(cursor);
    }
    if (cursor.isArray()) {
      return items(cursor, level);
    }
    if (cursor.isText()) {
      return new Text(Objects.requireNonNull(cursor.text()));
    }
    if (cursor.isNumber()) {
      return number(cursor.number());
    }
    boolean isNull = cursor.isNull();
    cursor.skip();
    return isNull ? new Nothing() : new Other();
  }

  private static Outline number(String number) {
    try {
      return new Whole(Long.parseLong(number));
    } catch (NumberFormatException other) {
      return new Other();
    }
  }

  private Opened opened(JsonCursor cursor, int level) {
    Map<String, Outline> members = new LinkedHashMap<>();
    for (boolean is = cursor.openObject(); is; is = cursor.nextMember()) {
      String name = cursor.name();
      if (level > 0 || wanted.contains(name)) {
        members.put(name, value(cursor, level + 1));
      } else {
        cursor.skip();
      }
    }
    return new Opened(members);
  }

  /** Only the direct items of an array are kept, and objects among them stay closed. */
  private Outline items(JsonCursor cursor, int level) {
    if (level > OPENED_LEVELS) {
      cursor.skip();
      return new Other();
    }
    List<Outline> values = new ArrayList<>();
    for (boolean is = cursor.openArray(); is; is = cursor.nextItem()) {
      values.add(value(cursor, OPENED_LEVELS + 1));
    }
    return new Items(values);
  }

  private static Outline closed(JsonCursor cursor) {
    JsonSlice json = cursor.slice();
    return new Closed(json.cursor().flatMap(OutlineReader::resourceType), json);
  }

  private static Optional<String> resourceType(JsonCursor object) {
    for (boolean is = object.openObject(); is; is = object.nextMember()) {
      if (object.isNamed(TYPE)) {
        return Optional.ofNullable(object.text());
      }
      object.skip();
    }
    return Optional.empty();
  }
}
