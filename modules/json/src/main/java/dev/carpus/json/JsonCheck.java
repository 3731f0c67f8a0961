package dev.carpus.json;

import dev.carpus.json.JsonSlice.Structure;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Checks a JSON text in one pass, strictly: one value in UTF-8, no member named twice, nothing
 * beyond the limits. On the way it notes of every object and array where it ends.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
final class JsonCheck {
  private static final int BYTES_OF_A_CONTAINER = 64;
  private static final int FAILED = -1;
  private static final byte[] MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

  private final byte[] json;
  private final int end;
  private final JsonLimits limits;
  private final MemberNames names;

  /**
   * Of each object and array, in the order of their starts: its end, and how many there are up to
   * it.
   */
  private int[] ends;

  private int count;

  /** Of each that is open: its number, doubled, and one more if it is an object. */
  private int[] open = new int[32];

  /** Of each that is open: where the names of its members begin. */
  private int[] firstNames = new int[32];

  private int depth;
  private boolean isExcessive;

  private JsonCheck(byte[] json, int start, int end, JsonLimits limits) {
    this.json = json;
    this.end = end;
    this.limits = limits;
    names = new MemberNames(json);
    ends = new int[2 * ((end - start) / BYTES_OF_A_CONTAINER + 8)];
  }

  /** Checks a body: one value, with space around it and perhaps a byte order mark before it. */
  static JsonReading check(byte[] body, JsonLimits limits) {
    JsonCheck check = new JsonCheck(body, 0, body.length, limits);
    Structure found = check.structure(0);
    if (found == null) {
      return check.isExcessive ? new JsonReading.Excessive() : new JsonReading.Malformed();
    }
    return new JsonReading.Read(
        new JsonSlice(body, found.start(), found.end() - found.start(), found));
  }

  /** What there is of a value that is held to no limits; null if it is none. */
  static @Nullable Structure structure(byte[] json, int offset, int length) {
    return new JsonCheck(json, offset, offset + length, JsonLimits.HELD_BEFORE).structure(offset);
  }

  private @Nullable Structure structure(int offset) {
    int start = space(hasMark(json, offset, end) ? offset + MARK.length : offset);
    int after = value(start);
    return after == FAILED || space(after) != end ? null : new Structure(start, after, ends, 0);
  }

  private static boolean hasMark(byte[] json, int offset, int end) {
    return end - offset >= MARK.length
        && Arrays.equals(json, offset, offset + MARK.length, MARK, 0, MARK.length);
  }

  /** The place after the value that starts at a place. */
  private int value(int start) {
    int place = start;
    while (place != FAILED && place < end) {
      byte first = json[place];
      boolean isOpened = first == '{' || first == '[';
      if (isOpened && !open(first)) {
        return FAILED;
      }
      place = isOpened ? space(place + 1) : scalar(place, first);
      if (isOpened && place < end && !isClosing(json[place])) {
        place = first == '{' ? member(place) : place;
      } else {
        place = afterValue(place, isOpened);
        if (depth == 0) {
          return place;
        }
      }
    }
    return FAILED;
  }

  /** From the place after a value to the start of the next one; closes what ends between them. */
  private int afterValue(int after, boolean isEmpty) {
    int place = after;
    boolean isFirst = isEmpty;
    while (place != FAILED && depth > 0) {
      place = space(place);
      if (place >= end) {
        return FAILED;
      }
      boolean isInObject = (open[depth - 1] & 1) != 0;
      byte here = json[place];
      if (here == ',' && !isFirst) {
        place = space(place + 1);
        return isInObject ? member(place) : place;
      }
      if (here != (isInObject ? '}' : ']')) {
        return FAILED;
      }
      place++;
      close(place);
      isFirst = false;
    }
    return place;
  }

  private static boolean isClosing(byte here) {
    return here == '}' || here == ']';
  }

  private boolean open(byte bracket) {
    if (depth == limits.depth()) {
      isExcessive = true;
      return false;
    }
    if (depth == open.length) {
      open = Arrays.copyOf(open, 2 * depth);
      firstNames = Arrays.copyOf(firstNames, 2 * depth);
    }
    if (2 * count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * ends.length);
    }
    open[depth] = 2 * count + (bracket == '{' ? 1 : 0);
    firstNames[depth] = names.count();
    depth++;
    count++;
    return true;
  }

  private void close(int after) {
    depth--;
    int number = open[depth] & -2;
    ends[number] = after;
    ends[number + 1] = count;
    names.forget(firstNames[depth]);
  }

  /** From the quote of a member's name to the start of its value. */
  private int member(int quote) {
    if (quote >= end || json[quote] != '"') {
      return FAILED;
    }
    int start = quote + 1;
    int place = start;
    long hash = 0;
    while (place + Words.SIZE <= end) {
      long word = Words.at(json, place);
      long marks = Words.special(word);
      if (marks == 0) {
        hash = Words.mix(hash, word);
        place += Words.SIZE;
        continue;
      }
      int count = Words.lowest(marks);
      if (json[place + count] != '"') {
        break;
      }
      long rest = Words.first(count, word);
      hash = place == start ? rest : Words.mix(hash, rest);
      return named(hash, start, place + count);
    }
    return oddlyNamed(start);
  }

  /** A name that is not plain ASCII, or stands at the end of the text. */
  private int oddlyNamed(int start) {
    int after = JsonTexts.check(json, start, end);
    return after == FAILED
        ? FAILED
        : named(MemberName.hash(json, start, after - 1), start, after - 1);
  }

  private int named(long hash, int start, int quote) {
    isExcessive = quote - start > JsonLimits.NAME;
    if (isExcessive || !names.add(firstNames[depth - 1], hash, start, quote)) {
      return FAILED;
    }
    int colon = space(quote + 1);
    return colon < end && json[colon] == ':' ? space(colon + 1) : FAILED;
  }

  private int scalar(int place, byte first) {
    return switch (first) {
      case '"' -> text(place + 1);
      case 't' -> word(place, "true");
      case 'f' -> word(place, "false");
      case 'n' -> word(place, "null");
      default -> number(place);
    };
  }

  private int text(int start) {
    int after = JsonTexts.check(json, start, end);
    isExcessive =
        after - start > limits.string()
            && JsonTexts.decode(json, start, after - 1).length() > limits.string();
    return isExcessive ? FAILED : after;
  }

  private int word(int place, String word) {
    if (end - place < word.length()) {
      return FAILED;
    }
    for (int i = 0; i < word.length(); i++) {
      if (json[place + i] != word.charAt(i)) {
        return FAILED;
      }
    }
    return place + word.length();
  }

  private int number(int start) {
    int place = start < end && json[start] == '-' ? start + 1 : start;
    int after = digits(place);
    if (after == place || (json[place] == '0' && after > place + 1)) {
      return FAILED;
    }
    if (after < end && json[after] == '.') {
      place = after + 1;
      after = digits(place);
      if (after == place) {
        return FAILED;
      }
    }
    if (after < end && (json[after] == 'e' || json[after] == 'E')) {
      place = after + 1;
      if (place < end && (json[place] == '+' || json[place] == '-')) {
        place++;
      }
      after = digits(place);
      if (after == place) {
        return FAILED;
      }
    }
    isExcessive = after - start > JsonLimits.NUMBER;
    return isExcessive ? FAILED : after;
  }

  private int digits(int start) {
    int place = start;
    while (place < end && json[place] >= '0' && json[place] <= '9') {
      place++;
    }
    return place;
  }

  private int space(int start) {
    int place = start;
    while (place < end && isSpace(json[place])) {
      place++;
    }
    return place;
  }

  private static boolean isSpace(byte here) {
    return here == ' ' || here == '\n' || here == '\r' || here == '\t';
  }
}
