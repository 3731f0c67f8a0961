package dev.carpus.json;

import java.nio.charset.StandardCharsets;

/**
 * Writes texts as they stand between the quotes of JSON: in UTF-8, escaped where they must be, and
 * nowhere else.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-7">RFC 8259, strings</a>
 */
final class JsonEscapes {
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
  private static final int SHORT = 1;
  private static final int LONG = "u0000".length();

  /** Of each byte, how many more it becomes. */
  private static final byte[] MORE = more();

  /** Of each byte, the letter after the backslash; 0 where it has none. */
  private static final byte[] LETTER = letters();

  private JsonEscapes() {}

  private static byte[] letters() {
    byte[] letters = new byte[256];
    letters['"'] = '"';
    letters['\\'] = '\\';
    letters['\b'] = 'b';
    letters['\f'] = 'f';
    letters['\n'] = 'n';
    letters['\r'] = 'r';
    letters['\t'] = 't';
    return letters;
  }

  private static byte[] more() {
    byte[] letters = letters();
    byte[] more = new byte[256];
    for (int i = 0; i < more.length; i++) {
      more[i] = (byte) (letters[i] != 0 ? SHORT : i < ' ' ? LONG : 0);
    }
    return more;
  }

  /**
   * Writes a text that needs no escape and is of ASCII only.
   *
   * @param target with room for it
   * @return the place after it, or -1 if the text is not so plain
   */
  static int putPlain(String text, byte[] target, int place) {
    for (int i = 0; i < text.length(); i++) {
      char here = text.charAt(i);
      if (here >= 0x80 || MORE[here] != 0) {
        return -1;
      }
      target[place + i] = (byte) here;
    }
    return place + text.length();
  }

  /**
   * A text as it stands between its quotes; half a surrogate pair, which UTF-8 cannot hold, becomes
   * the sign for what cannot be shown.
   */
  static byte[] escape(String text) {
    byte[] bytes = whole(text).getBytes(StandardCharsets.UTF_8);
    int length = bytes.length;
    for (byte each : bytes) {
      length += MORE[each & 0xFF];
    }
    byte[] json = new byte[length];
    int place = 0;
    for (byte each : bytes) {
      place = put(each, json, place);
    }
    return json;
  }

  private static int put(byte each, byte[] json, int place) {
    switch (MORE[each & 0xFF]) {
      case 0 -> json[place] = each;
      case SHORT -> {
        json[place] = '\\';
        json[place + 1] = LETTER[each];
      }
      default -> {
        json[place] = '\\';
        json[place + 1] = 'u';
        json[place + 2] = '0';
        json[place + 3] = '0';
        json[place + 4] = HEX[each >> 4];
        json[place + 5] = HEX[each & 0xF];
      }
    }
    return place + 1 + MORE[each & 0xFF];
  }

  private static String whole(String text) {
    StringBuilder mended = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 < text.length()
            && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          i++;
        } else {
          mended.setCharAt(i, '\uFFFD');
        }
      }
    }
    return mended.toString();
  }
}
