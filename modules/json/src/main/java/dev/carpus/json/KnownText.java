package dev.carpus.json;

import java.nio.charset.StandardCharsets;

/**
 * A text that is looked for again and again: the name of a member, or what a text mostly says. A
 * {@link JsonCursor} compares it with bytes, and makes no texts of them. Immutable.
 */
public final class KnownText {
  private final String text;
  private final byte[] utf8;
  private final long hash;
  private final boolean isPlain;

  private KnownText(String text) {
    this.text = text;
    utf8 = text.getBytes(StandardCharsets.UTF_8);
    hash = Words.hash(utf8, 0, utf8.length);
    isPlain = text.indexOf('\\') < 0;
  }

  /** The known text that is this one. */
  public static KnownText of(String text) {
    return new KnownText(text);
  }

  /** What it says. */
  public String text() {
    return text;
  }

  /** The hash that the name of a member has that is this text. */
  long hash() {
    return hash;
  }

  /** Whether its bytes say it in JSON too. */
  boolean isPlain() {
    return isPlain;
  }

  /** Its bytes, which are not to be changed. */
  byte[] utf8() {
    return utf8;
  }
}
