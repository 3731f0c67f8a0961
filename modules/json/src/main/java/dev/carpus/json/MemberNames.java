package dev.carpus.json;

import dev.carpus.json.JsonSlice.Structure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells, while a text is checked, whether a member has the name of one before it in its object. It
 * walks those before it again, so it is asked only about names that may be known.
 */
final class MemberNames {
  /** From so many members on, they are looked up instead of compared one by one. */
  private static final int MANY = 24;

  private final byte[] json;

  /** By their depth, the objects of many members among those that are open. */
  private final Map<Integer, Large> large = new HashMap<>();

  MemberNames(byte[] json) {
    this.json = json;
  }

  /**
   * Whether a name is new in its object.
   *
   * @param name where it stands, after its quote
   * @param hash of the name
   * @param object in which it stands; all before the name has been checked
   * @param depth how many objects and arrays are open
   */
  boolean isNew(int name, long hash, Structure object, int depth) {
    Large known = large.get(depth);
    if (known != null && known.number == object.number()) {
      return known.isNew(name, object.ends());
    }
    JsonCursor cursor = new JsonCursor(json, object);
    cursor.openObject();
    for (int compared = 0; !cursor.isNamedAt(name); compared++) {
      if (compared == MANY) {
        known = new Large(object);
        large.put(depth, known);
        return known.isNew(name, object.ends());
      }
      if (cursor.nameHash() == hash && cursor.name().equals(text(name))) {
        return false;
      }
      cursor.skip();
      cursor.nextMember();
    }
    return true;
  }

  private String text(int name) {
    return JsonTexts.decode(json, name, JsonTexts.end(json, name));
  }

  /** An object of many members. */
  private final class Large {
    private final int number;
    private final Set<String> names = new HashSet<>();

    /** At the object first, then at the value of the last member that was looked up. */
    private Structure walked;

    Large(Structure object) {
      number = object.number();
      walked = object;
    }

    boolean isNew(int name, long[] ends) {
      JsonCursor cursor = new JsonCursor(json, walked.in(ends));
      if (names.isEmpty()) {
        cursor.openObject();
      } else {
        cursor.skip();
        cursor.nextMember();
      }
      while (!cursor.isNamedAt(name)) {
        names.add(cursor.name());
        cursor.skip();
        cursor.nextMember();
      }
      walked = cursor.structure();
      return names.add(cursor.name());
    }
  }
}
