package dev.carpus.json;

/**
 * Characters of UTF-8 that are not ASCII.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3629#section-4">RFC 3629, syntax of UTF-8</a>
 */
final class Utf8 {
  private Utf8() {}

  /**
   * The place after one character.
   *
   * @param place of its first byte, which is no ASCII
   * @param end beyond what may be read
   * @return -1 if these bytes are no character
   */
  static int after(byte[] bytes, int place, int end) {
    int first = bytes[place] & 0xFF;
    if (first < 0xC2 || first > 0xF4) {
      return -1;
    }
    int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (end - place < length || !isSecond(first, bytes[place + 1] & 0xFF)) {
      return -1;
    }
    for (int i = 2; i < length; i++) {
      if ((bytes[place + i] & 0xC0) != 0x80) {
        return -1;
      }
    }
    return place + length;
  }

  /** No character has two spellings, none is a surrogate, and none is beyond U+10FFFF. */
  private static boolean isSecond(int first, int second) {
    return switch (first) {
      case 0xE0 -> second >= 0xA0 && second <= 0xBF;
      case 0xED -> second >= 0x80 && second <= 0x9F;
      case 0xF0 -> second >= 0x90 && second <= 0xBF;
      case 0xF4 -> second >= 0x80 && second <= 0x8F;
      default -> second >= 0x80 && second <= 0xBF;
    };
  }
}
