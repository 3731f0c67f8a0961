package dev.carpus.json;

import dev.carpus.json.JsonSlice.Structure;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Checks a JSON text in one pass, strictly: one value in UTF-8, no member named twice, nothing
 * beyond the limits. On the way it notes of every object and array where it ends.
 *
 * <p>It is the hottest code of a hook call. What nearly always comes next is looked for first, and
 * space only where that is not found.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
final class JsonCheck {
  private static final int BYTES_OF_A_CONTAINER = 64;
  private static final int FAILED = -1;
  private static final byte[] MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

  private final byte[] json;
  private final int end;

  /** The last place at which a whole word can be read. */
  private final int lastWord;

  private final JsonLimits limits;
  private final MemberNames names;

  /**
   * Of each object and array, in the order of their starts: its end, and in the higher half how
   * many there are up to it. While it is open, its start.
   */
  private long[] ends;

  private int count;

  /**
   * Of what is around the innermost that is open: its number, doubled, and the bits of its names.
   */
  private int[] around = new int[32];

  private long[] namesAround = new long[32];
  private int depth;
  private long nameHash;
  private boolean isExcessive;

  private JsonCheck(byte[] json, int start, int end, JsonLimits limits) {
    this.json = json;
    this.end = end;
    this.limits = limits;
    lastWord = json.length - Words.SIZE;
    names = new MemberNames(json);
    ends = new long[(end - start) / BYTES_OF_A_CONTAINER + 8];
  }

  /** Checks a body: one value, with space around it and perhaps a byte order mark before it. */
  static JsonReading check(byte[] body, JsonLimits limits) {
    JsonCheck check = new JsonCheck(body, 0, body.length, limits);
    Structure found = check.structure(0);
    if (found == null) {
      return check.isExcessive ? new JsonReading.Excessive() : new JsonReading.Malformed();
    }
    return new JsonReading.Read(
        new JsonSlice(
            body, found.start(), found.end() - found.start(), found.ends(), found.number()));
  }

  /** What there is of a value that is held to no limits; null if it is none. */
  static @Nullable Structure structure(byte[] json, int offset, int length) {
    return new JsonCheck(json, offset, offset + length, JsonLimits.HELD_BEFORE).structure(offset);
  }

  /** A value that does not end where it should may be read beyond that place, and is refused. */
  private @Nullable Structure structure(int offset) {
    int start = JsonBytes.space(json, hasMark(json, offset, end) ? offset + MARK.length : offset);
    int after = value(start);
    boolean isWhole = after != FAILED && after <= end && JsonBytes.space(json, after) >= end;
    return isWhole ? new Structure(start, after, ends, 0) : null;
  }

  private static boolean hasMark(byte[] json, int offset, int end) {
    return end - offset >= MARK.length
        && Arrays.equals(json, offset, offset + MARK.length, MARK, 0, MARK.length);
  }

  /**
   * The place after the value that starts at a place. One loop over all the values inside it: what
   * it holds in variables is too hot for fields.
   */
  private int value(int start) {
    int place = start;
    // The number of the innermost object or array, doubled, and one more for an object.
    int current = 0;
    // Up to three bits for each name of that object; names may share them.
    long seen = 0;
    while (place >= 0 && place < json.length) {
      byte first = json[place];
      boolean goesOn = first == '{' || first == '[';
      if (goesOn) {
        if (!open(place, current, seen)) {
          return FAILED;
        }
        current = 2 * count - (first == '{' ? 1 : 2);
        seen = 0;
        place = JsonBytes.space(json, place + 1);
        goesOn = place < json.length && json[place] != first + 2;
      } else {
        place = first == '"' ? text(place + 1) : scalar(place, first);
      }
      while (!goesOn) {
        if (depth == 0) {
          return place;
        }
        if (place < 0 || place >= json.length) {
          return FAILED;
        }
        byte here = json[place];
        place++;
        if (here == ',') {
          goesOn = true;
        } else if (here == ((current & 1) != 0 ? '}' : ']')) {
          close(current >> 1, place);
          current = around[depth];
          seen = namesAround[depth];
        } else if (!JsonBytes.isSpace(here)) {
          return FAILED;
        }
      }
      if ((current & 1) == 0) {
        place = JsonBytes.space(json, place);
      } else {
        int before = place;
        place = name(before);
        long bits = Words.bits(nameHash);
        if ((seen & bits) == bits && place >= 0 && !isNew(before, current >> 1)) {
          return FAILED;
        }
        seen |= bits;
      }
    }
    return FAILED;
  }

  /** Notes that an object or array begins; whether that is not too deep. */
  private boolean open(int start, int current, long seen) {
    if (depth == around.length) {
      around = Arrays.copyOf(around, 2 * depth);
      namesAround = Arrays.copyOf(namesAround, 2 * depth);
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    if (depth == limits.depth()) {
      isExcessive = true;
      return false;
    }
    around[depth] = current;
    namesAround[depth] = seen;
    depth++;
    ends[count] = start;
    count++;
    return true;
  }

  private void close(int number, int after) {
    ends[number] = ((long) count << Integer.SIZE) | after;
    depth--;
  }

  /** From before the quote of a member's name to the start of its value. */
  private int name(int before) {
    int start = JsonBytes.space(json, before) + 1;
    if (start > lastWord || json[start - 1] != '"') {
      return oddName(start);
    }
    int place = start;
    long word = Words.at(json, place);
    long marks = Words.special(word);
    long hash = 0;
    while (marks == 0) {
      hash = Words.mix(hash, word);
      place += Words.SIZE;
      if (place > lastWord || place - start >= JsonLimits.NAME) {
        return oddName(start);
      }
      word = Words.at(json, place);
      marks = Words.special(word);
    }
    long rest = Words.before(marks, word);
    nameHash = place == start ? rest : Words.mix(hash, rest);
    place += Words.lowest(marks);
    return json[place] == '"' ? colon(place + 1) : oddName(start);
  }

  /** From after the quote of a name to the start of the value. */
  private int colon(int after) {
    boolean isTight = after < json.length && json[after] == ':';
    int colon = isTight ? after : JsonBytes.space(json, after);
    return isTight || (colon < json.length && json[colon] == ':')
        ? JsonBytes.space(json, colon + 1)
        : FAILED;
  }

  /** A name that is not plain ASCII, is long, or stands at the end of the text. */
  private int oddName(int start) {
    if (start > json.length || json[start - 1] != '"') {
      return FAILED;
    }
    int after = JsonTexts.check(json, start, json.length);
    isExcessive = after - 1 - start > JsonLimits.NAME;
    if (after == FAILED || isExcessive) {
      return FAILED;
    }
    nameHash = MemberName.hash(json, start, after - 1);
    return colon(after);
  }

  private boolean isNew(int before, int number) {
    Structure object = new Structure((int) ends[number], json.length, ends, number);
    return names.isNew(JsonBytes.space(json, before) + 1, nameHash, object, depth);
  }

  private int scalar(int place, byte first) {
    return switch (first) {
      case 't' -> JsonBytes.word(json, place, "true");
      case 'f' -> JsonBytes.word(json, place, "false");
      case 'n' -> JsonBytes.word(json, place, "null");
      default -> number(place);
    };
  }

  private int number(int start) {
    int after = JsonBytes.number(json, start, end);
    isExcessive = after - start > JsonLimits.NUMBER;
    return isExcessive ? FAILED : after;
  }

  private int text(int start) {
    int place = start;
    while (place <= lastWord) {
      long marks = Words.special(Words.at(json, place));
      if (marks != 0) {
        place += Words.lowest(marks);
        if (json[place] == '"' && place - start <= limits.string()) {
          return place + 1;
        }
        break;
      }
      place += Words.SIZE;
    }
    return longText(start, place);
  }

  private int longText(int start, int begun) {
    int after = JsonTexts.check(json, begun, json.length);
    if (after - start <= limits.string()) {
      return after;
    }
    isExcessive = JsonTexts.decode(json, start, after - 1).length() > limits.string();
    return isExcessive ? FAILED : after;
  }
}
