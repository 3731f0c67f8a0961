package dev.carpus.json;

import dev.carpus.json.JsonSlice.Structure;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A walk through a checked JSON value, from its start to its end. It stands at a value, which must
 * be gone through or skipped before the next member or item is asked for; objects and arrays are
 * skipped in one step. Used by one thread.
 *
 * <pre>{@code
 * for (boolean isMember = cursor.openObject(); isMember; isMember = cursor.nextMember()) {
 *   switch (cursor.name()) {
 *     case "id" -> id = cursor.text();
 *     default -> cursor.skip();
 *   }
 * }
 * }</pre>
 */
public final class JsonCursor {
  private final byte[] json;
  private final long[] ends;
  private int place;

  /** The number of the next object or array. */
  private int next;

  private int nameStart;
  private int nameEnd;
  private long nameHash;
  private boolean isNameEscaped;

  JsonCursor(byte[] json, Structure structure) {
    this(json, structure.start(), structure.ends(), structure.number());
  }

  /**
   * A walk that begins at a checked value.
   *
   * @param place where the value begins
   * @param ends of objects and arrays, as {@link JsonCheck} notes them
   * @param next the number of the first of these that begins there or after
   */
  JsonCursor(byte[] json, int place, long[] ends, int next) {
    this.json = json;
    this.place = place;
    this.ends = ends;
    this.next = next;
  }

  /** Whether it stands at an object. */
  public boolean isObject() {
    return json[place] == '{';
  }

  /** Whether it stands at an array. */
  public boolean isArray() {
    return json[place] == '[';
  }

  /** Whether it stands at a text. */
  public boolean isText() {
    return json[place] == '"';
  }

  /** Whether it stands at a number. */
  public boolean isNumber() {
    return json[place] == '-' || (json[place] >= '0' && json[place] <= '9');
  }

  /** Whether it stands at {@code null}. */
  public boolean isNull() {
    return json[place] == 'n';
  }

  /** Whether it stands at {@code true}. */
  public boolean isTrue() {
    return json[place] == 't';
  }

  /** Whether it stands at {@code false}. */
  public boolean isFalse() {
    return json[place] == 'f';
  }

  /**
   * Goes into the object at which it stands.
   *
   * @return whether it has members: then it stands at the value of the first
   */
  public boolean openObject() {
    open();
    if (json[place] == '}') {
      place++;
      return false;
    }
    readName();
    return true;
  }

  /**
   * Goes on from the value of a member.
   *
   * @return whether there is another member: then it stands at its value; else after the object
   */
  public boolean nextMember() {
    if (!goesOn()) {
      return false;
    }
    readName();
    return true;
  }

  /**
   * Goes into the object at which it stands, to the first member that a table has.
   *
   * @return what the table has: then it stands at the member's value; null if there is no such
   *     member: then it stands after the object
   */
  public <T> @Nullable T openObject(NameTable<T> wanted) {
    if (!openObject()) {
      return null;
    }
    T first = wanted.of(this);
    if (first != null) {
      return first;
    }
    skip();
    return nextMember(wanted);
  }

  /**
   * Goes on from the value of a member to the next one that a table has.
   *
   * @return what the table has: then it stands at the member's value; null if there is no such
   *     member: then it stands after the object
   */
  public <T> @Nullable T nextMember(NameTable<T> wanted) {
    while (true) {
      if (!nextMember()) {
        return null;
      }
      T next = wanted.of(this);
      if (next != null) {
        return next;
      }
      skip();
    }
  }

  /**
   * Goes into the array at which it stands.
   *
   * @return whether it has items: then it stands at the first
   */
  public boolean openArray() {
    open();
    if (json[place] == ']') {
      place++;
      return false;
    }
    return true;
  }

  /**
   * Goes on from an item.
   *
   * @return whether there is another: then it stands there; else after the array
   */
  public boolean nextItem() {
    return goesOn();
  }

  private void open() {
    next++;
    place = afterSpace(place + 1);
  }

  private boolean goesOn() {
    int at = afterSpace(place);
    boolean isComma = json[at] == ',';
    place = isComma ? afterSpace(at + 1) : at + 1;
    return isComma;
  }

  /** Reads a name and goes to the value; almost all names are of one or two words. */
  private void readName() {
    int start = place + 1;
    int at = start;
    long hash = 0;
    while (at + Words.SIZE <= json.length) {
      long word = Words.at(json, at);
      long marks = Words.special(word);
      if (marks != 0) {
        int end = at + Words.lowest(marks);
        if (json[end] != '"') {
          break;
        }
        long rest = Words.before(marks, word);
        named(start, end, at == start ? rest : Words.mix(hash, rest), false);
        return;
      }
      hash = Words.mix(hash, word);
      at += Words.SIZE;
    }
    int end = JsonTexts.end(json, start);
    named(start, end, MemberName.hash(json, start, end), JsonTexts.isEscaped(json, start, end));
  }

  private void named(int start, int end, long hash, boolean isEscaped) {
    nameStart = start;
    nameEnd = end;
    nameHash = hash;
    isNameEscaped = isEscaped;
    place = afterSpace(afterSpace(end + 1) + 1);
  }

  /** The name of the member at whose value it stands, or has stood last. */
  public String name() {
    return JsonTexts.decode(json, nameStart, nameEnd);
  }

  /** Whether that name is this one. */
  public boolean isNamed(String name) {
    return isNameEscaped ? name.equals(name()) : JsonTexts.is(json, nameStart, nameEnd, name);
  }

  /** Whether that name is this one. */
  public boolean isNamed(KnownText name) {
    return nameHash == name.hash() && isNamed(name.utf8());
  }

  /** Whether that name stands at this place, after its quote. */
  boolean isNamedAt(int start) {
    return nameStart == start;
  }

  /** The hash of that name. */
  long nameHash() {
    return nameHash;
  }

  /** Whether that name is this one in UTF-8, the hash of both being the same. */
  boolean isNamed(byte[] name) {
    if (isNameEscaped) {
      return Arrays.equals(name().getBytes(StandardCharsets.UTF_8), name);
    }
    boolean isSameLength = nameEnd - nameStart == name.length;
    // The hash of a name that is shorter than a word is the name itself.
    return isSameLength
        && (name.length < Words.SIZE
            || Arrays.equals(json, nameStart, nameEnd, name, 0, name.length));
  }

  /** The text at which it stands, decoded, after which it stands then; anything else is skipped. */
  public @Nullable String text() {
    if (!isText()) {
      skip();
      return null;
    }
    String plain = plainText();
    if (plain != null) {
      return plain;
    }
    int start = place + 1;
    int end = JsonTexts.end(json, start);
    place = end + 1;
    return JsonTexts.decode(json, start, end);
  }

  /**
   * The text at which it stands, after which it stands then, if it is one of printable ASCII
   * without escapes. Of any other, and where it cannot be told, null, and it stays.
   */
  public @Nullable String plainText() {
    int start = place + 1;
    int end = isText() ? JsonTexts.plainEnd(json, start) : -1;
    if (end < 0) {
      return null;
    }
    place = end + 1;
    return new String(json, start, end - start, StandardCharsets.ISO_8859_1);
  }

  /**
   * The same as {@link #text()}, but of what is written as this text is, and without escapes, no
   * new text is made.
   */
  public @Nullable String text(KnownText usual) {
    byte[] utf8 = usual.utf8();
    int start = place + 1;
    int end = start + utf8.length;
    boolean isUsual =
        isText()
            && end < json.length
            && json[end] == '"'
            && usual.isPlain()
            && Arrays.equals(json, start, end, utf8, 0, utf8.length);
    if (!isUsual) {
      return text();
    }
    place = end + 1;
    return usual.text();
  }

  /** The number at which it stands, as it is written, after which it stands then. */
  public String number() {
    int start = place;
    skip();
    return JsonTexts.decode(json, start, place);
  }

  /** The value at which it stands, as a slice, after which it stands then. */
  public JsonSlice slice() {
    int start = place;
    int number = next;
    skip();
    return new JsonSlice(json, start, place - start, ends, number);
  }

  /** The bytes through which it walks. */
  byte[] json() {
    return json;
  }

  /** Where it stands. */
  int place() {
    return place;
  }

  /** Where the value ends at which it stands. */
  int end() {
    return switch (json[place]) {
      case '"' -> JsonTexts.end(json, place + 1) + 1;
      case '{', '[' -> (int) ends[next];
      default -> endOfWord();
    };
  }

  /** What there is from the value at which it stands to the end of the text. */
  Structure structure() {
    return new Structure(place, json.length, ends, next);
  }

  /** Goes to the end of the value at which it stands. */
  public void skip() {
    switch (json[place]) {
      case '"' -> place = JsonTexts.end(json, place + 1) + 1;
      case '{', '[' -> {
        long end = ends[next];
        place = (int) end;
        next = (int) (end >>> Integer.SIZE);
      }
      default -> place = endOfWord();
    }
  }

  /** Numbers and words are as long as they have letters, digits and signs. */
  private int endOfWord() {
    int end = place;
    while (end < json.length && isOfWord(json[end])) {
      end++;
    }
    return end;
  }

  private static boolean isOfWord(byte here) {
    return (here >= '0' && here <= '9')
        || (here >= 'a' && here <= 'z')
        || here == '.'
        || here == '-'
        || here == '+'
        || here == 'E';
  }

  /**
   * The next place from a place on that is no space; between checked values nothing else comes
   * before the visible characters.
   */
  private int afterSpace(int start) {
    int at = start;
    while (at < json.length && json[at] <= ' ') {
      at++;
    }
    return at;
  }
}
