package dev.carpus.json;

import java.nio.charset.StandardCharsets;

/**
 * Texts of JSON as they stand between their quotes: how they are checked, and what they say.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-7">RFC 8259, strings</a>
 */
final class JsonTexts {
  private static final char MOST_ASCII = 0x7F;
  private static final int CODE_UNIT = "0000".length();

  private JsonTexts() {}

  /**
   * Checks a text.
   *
   * @param start after its opening quote
   * @param end beyond what may be read
   * @return after its closing quote, or -1 if it is no text in UTF-8
   */
  static int check(byte[] json, int start, int end) {
    int place = start;
    while (place >= 0 && place < end) {
      while (place + 4 * Words.SIZE <= end && Words.specialOfFour(json, place) == 0) {
        place += 4 * Words.SIZE;
      }
      if (place + Words.SIZE <= end) {
        long marks = Words.special(Words.at(json, place));
        if (marks == 0) {
          place += Words.SIZE;
          continue;
        }
        place += Words.lowest(marks);
      }
      byte here = json[place];
      if (here == '"') {
        return place + 1;
      }
      place = afterOne(json, place, end, here);
    }
    return -1;
  }

  private static int afterOne(byte[] json, int place, int end, byte here) {
    if (here == '\\') {
      return afterEscape(json, place + 1, end);
    }
    if (here < 0) {
      return Utf8.after(json, place, end);
    }
    return here < ' ' ? -1 : place + 1;
  }

  private static int afterEscape(byte[] json, int place, int end) {
    if (place >= end) {
      return -1;
    }
    return switch (json[place]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> place + 1;
      case 'u' -> afterCodeUnit(json, place + 1, end);
      default -> -1;
    };
  }

  private static int afterCodeUnit(byte[] json, int place, int end) {
    if (end - place < CODE_UNIT) {
      return -1;
    }
    for (int i = 0; i < CODE_UNIT; i++) {
      if (Character.digit(json[place + i], 16) < 0) {
        return -1;
      }
    }
    return place + CODE_UNIT;
  }

  /**
   * The end of a text that has been checked.
   *
   * @param start after its opening quote
   * @return where its closing quote is
   */
  static int end(byte[] json, int start) {
    int place = start;
    while (true) {
      if (place + Words.SIZE <= json.length) {
        long marks = Words.endsOrEscapes(Words.at(json, place));
        if (marks == 0) {
          place += Words.SIZE;
          continue;
        }
        place += Words.lowest(marks);
      }
      if (json[place] == '"') {
        return place;
      }
      place += json[place] == '\\' ? 2 : 1;
    }
  }

  /**
   * The end of a text of printable ASCII without escapes.
   *
   * @param start after its opening quote
   * @return where its closing quote is; -1 if the text is another one, or may be
   */
  static int plainEnd(byte[] json, int start) {
    for (int place = start; place + Words.SIZE <= json.length; place += Words.SIZE) {
      long marks = Words.special(Words.at(json, place));
      if (marks != 0) {
        int end = place + Words.lowest(marks);
        return json[end] == '"' ? end : -1;
      }
    }
    return -1;
  }

  /** Whether the bytes at these places, which have no escapes, are this text. */
  static boolean is(byte[] json, int from, int to, String text) {
    int length = text.length();
    if (to - from < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (json[from + i] != text.charAt(i)) {
        return text.charAt(i) > MOST_ASCII && text.equals(decode(json, from, to));
      }
    }
    return to - from == length;
  }

  /** Whether a text has escapes. */
  static boolean isEscaped(byte[] json, int from, int to) {
    for (int i = from; i < to; i++) {
      if (json[i] == '\\') {
        return true;
      }
    }
    return false;
  }

  /** What a checked text says that stands at these places. */
  static String decode(byte[] json, int from, int to) {
    boolean isAscii = true;
    for (int i = from; i < to; i++) {
      if (json[i] == '\\') {
        return decodeEscapes(new String(json, from, to - from, StandardCharsets.UTF_8));
      }
      isAscii &= json[i] >= 0;
    }
    return new String(
        json, from, to - from, isAscii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  private static String decodeEscapes(String text) {
    StringBuilder decoded = new StringBuilder(text.length());
    int place = 0;
    int escape = text.indexOf('\\');
    while (escape >= 0) {
      decoded.append(text, place, escape);
      char letter = text.charAt(escape + 1);
      place = escape + 2;
      if (letter == 'u') {
        decoded.append((char) Integer.parseInt(text, place, place + CODE_UNIT, 16));
        place += CODE_UNIT;
      } else {
        decoded.append(meant(letter));
      }
      escape = text.indexOf('\\', place);
    }
    decoded.append(text, place, text.length());
    return decoded.toString();
  }

  private static char meant(char letter) {
    return switch (letter) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> letter;
    };
  }
}
