package dev.carpus.json;

/**
 * What is too much for a JSON text; a site sets it under {@code carpus.limits}.
 *
 * @param depth how many objects and arrays may stand in one another
 * @param string the most characters that one text may have
 */
public record JsonLimits(int depth, int string) {
  /** The most characters of a member's name. */
  static final int NAME = 50_000;

  /** The most characters of a number. */
  static final int NUMBER = 1_000;

  /** Those that hold where nobody has set others. */
  public static final JsonLimits DEFAULT = new JsonLimits(200, 5 << 20);

  /** For what has been held to limits before. */
  static final JsonLimits HELD_BEFORE = new JsonLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);
}
