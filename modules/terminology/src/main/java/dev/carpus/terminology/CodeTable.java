package dev.carpus.terminology;

import java.util.function.ObjIntConsumer;

/**
 * The codes of one system, each with a number, in a few bytes a code; immutable.
 *
 * <p>A hash table in which a slot is a byte of the code's hash and the place of its record. All
 * records are one string, of one byte a letter as long as no code has letters beyond Latin-1: two
 * letters for the code's length, two for its number, then the code.
 */
final class CodeTable {
  /** The letters of a record before its code. */
  static final int HEAD = 4;

  /** The tag of a slot without a record. */
  static final byte FREE = 0;

  private static final int FIRST = 1;

  private final CodeSpelling spelling;
  private final byte[] tags;
  private final int[] places;
  private final String records;
  private final int size;

  CodeTable(CodeSpelling spelling, byte[] tags, int[] places, String records, int size) {
    this.spelling = spelling;
    this.tags = tags;
    this.places = places;
    this.records = records;
    this.size = size;
  }

  /** The number of a code; -1 if it is not here. */
  int numberOf(String code) {
    int hash = hash(spelling, code);
    byte tag = tag(hash);
    int mask = tags.length - 1;
    for (int slot = hash & mask; tags[slot] != FREE; slot = (slot + 1) & mask) {
      if (tags[slot] == tag) {
        int place = places[slot];
        if (spelling.isSame(records, place + HEAD, two(place), code)) {
          return two(place + 2);
        }
      }
    }
    return -1;
  }

  /** Does something with every code and its number. */
  void forEach(ObjIntConsumer<String> action) {
    for (int place = FIRST; place < records.length(); ) {
      int end = place + HEAD + two(place);
      action.accept(records.substring(place + HEAD, end), two(place + 2));
      place = end;
    }
  }

  /** The number of codes. */
  int size() {
    return size;
  }

  /** The bytes that the table takes, but for the few of its object heads. */
  long bytes() {
    int bytesOfALetter = records.chars().anyMatch(letter -> letter > 0xFF) ? 2 : 1;
    return tags.length
        + (long) Integer.BYTES * places.length
        + (long) bytesOfALetter * records.length();
  }

  /** The hash of a code, spread over all bits: hashes of like codes lie close together. */
  static int hash(CodeSpelling spelling, String code) {
    int mixed = spelling.hash(code) * 0x9E3779B9;
    return mixed ^ (mixed >>> 16);
  }

  /** Some of a hash; never that of a free slot. */
  static byte tag(int hash) {
    return (byte) ((hash >>> 24) | 1);
  }

  private int two(int place) {
    return (records.charAt(place) << 8) | records.charAt(place + 1);
  }
}
