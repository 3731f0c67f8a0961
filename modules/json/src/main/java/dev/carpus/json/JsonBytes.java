package dev.carpus.json;

/**
 * What stands between the texts and the brackets of JSON: space, numbers and words.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-6">RFC 8259, numbers</a>
 */
final class JsonBytes {
  private static final int FAILED = -1;

  private JsonBytes() {}

  /** The place of the first byte from a place on that is no space, or the length. */
  static int space(byte[] json, int start) {
    return start < json.length && json[start] > ' ' ? start : afterSpace(json, start);
  }

  private static int afterSpace(byte[] json, int start) {
    int place = start;
    while (place < json.length && isSpace(json[place])) {
      place++;
    }
    return place;
  }

  static boolean isSpace(byte here) {
    return here == ' ' || here == '\n' || here == '\r' || here == '\t';
  }

  /** The place after a word, or -1 if it does not stand there. */
  static int word(byte[] json, int place, String word) {
    if (json.length - place < word.length()) {
      return FAILED;
    }
    for (int i = 0; i < word.length(); i++) {
      if (json[place + i] != word.charAt(i)) {
        return FAILED;
      }
    }
    return place + word.length();
  }

  /**
   * The place after a number, or -1 if none stands there.
   *
   * @param end beyond what may be read
   */
  static int number(byte[] json, int start, int end) {
    int place = start < end && json[start] == '-' ? start + 1 : start;
    int after = digits(json, place, end);
    if (after == place || (json[place] == '0' && after > place + 1)) {
      return FAILED;
    }
    if (after < end && json[after] == '.') {
      place = after + 1;
      after = digits(json, place, end);
      if (after == place) {
        return FAILED;
      }
    }
    if (after < end && (json[after] == 'e' || json[after] == 'E')) {
      place = after + 1;
      if (place < end && (json[place] == '+' || json[place] == '-')) {
        place++;
      }
      after = digits(json, place, end);
      if (after == place) {
        return FAILED;
      }
    }
    return after;
  }

  private static int digits(byte[] json, int start, int end) {
    int place = start;
    while (place < end && json[place] >= '0' && json[place] <= '9') {
      place++;
    }
    return place;
  }
}
