package dev.carpus.terminology;

import java.util.Optional;
import java.util.function.ObjIntConsumer;

/**
 * The codes of one system, each with a number, in a few bytes a code; immutable.
 *
 * <p>A hash table in groups of eight slots. A slot has a tag, which is a byte of the code's hash,
 * and a record: where the code's letters are, how many they are, and the code's number. A code is
 * in the group that its hash names, or, where that one is full, in the next. The eight tags of a
 * group are one {@code long}, and are compared at once. The letters of all codes are one string, of
 * one byte a letter as long as no code has letters beyond Latin-1.
 */
final class CodeTable {
  /** The slots of a group. */
  static final int GROUP = Long.BYTES;

  private static final long ONES = 0x0101010101010101L;
  private static final long LOW_BITS = 0x7F * ONES;
  private static final int MOST = 0xFFFF;

  private final CodeSpelling spelling;
  private final long[] tags;
  private final long[] records;
  private final String letters;
  private final int size;

  CodeTable(CodeSpelling spelling, long[] tags, long[] records, String letters, int size) {
    this.spelling = spelling;
    this.tags = tags;
    this.records = records;
    this.letters = letters;
    this.size = size;
  }

  /** The number of a code; -1 if it is not here. */
  int numberOf(String code) {
    long record = recordOf(code);
    return record == 0 ? -1 : number(record);
  }

  /** The code as it was put in, whatever the spelling that is asked; nothing if it is not here. */
  Optional<String> spelled(String code) {
    long record = recordOf(code);
    int place = place(record);
    return record == 0
        ? Optional.empty()
        : Optional.of(letters.substring(place, place + length(record)));
  }

  /** The record of a code; 0 if it is not here. */
  private long recordOf(String code) {
    int hash = hash(spelling, code);
    long wanted = ONES * tag(hash);
    int mask = tags.length - 1;
    for (int group = firstSlot(hash, records.length) / GROUP; ; group = (group + 1) & mask) {
      long found = zeroBytes(tags[group] ^ wanted);
      for (; found != 0; found &= found - 1) {
        long record = records[GROUP * group + Long.numberOfTrailingZeros(found) / Byte.SIZE];
        if (spelling.isSame(letters, place(record), length(record), code)) {
          return record;
        }
      }
      if (zeroBytes(tags[group]) != 0) {
        return 0;
      }
    }
  }

  /** The highest bit of every byte that is zero, and no other bit. */
  private static long zeroBytes(long bytes) {
    return ~(((bytes & LOW_BITS) + LOW_BITS) | bytes | LOW_BITS);
  }

  /** Does something with every code and its number. */
  void forEach(ObjIntConsumer<String> action) {
    for (long record : records) {
      if (record != 0) {
        int place = place(record);
        action.accept(letters.substring(place, place + length(record)), number(record));
      }
    }
  }

  /** The number of codes. */
  int size() {
    return size;
  }

  /** The bytes that the table takes, but for the few of its object heads. */
  long bytes() {
    int bytesOfALetter = letters.chars().anyMatch(letter -> letter > 0xFF) ? 2 : 1;
    return (long) Long.BYTES * (tags.length + records.length)
        + (long) bytesOfALetter * letters.length();
  }

  /** The hash of a code, spread over all bits: hashes of like codes lie close together. */
  static int hash(CodeSpelling spelling, String code) {
    int mixed = spelling.hash(code) * 0x9E3779B9;
    return mixed ^ (mixed >>> 16);
  }

  /** The slot from which a code of this hash is looked for: the first of a group. */
  static int firstSlot(int hash, int slots) {
    return hash & (slots - 1) & -GROUP;
  }

  /** Some of a hash, from 1 to 255; 0 is the tag of a free slot. */
  static long tag(int hash) {
    return (hash >>> 24) | 1L;
  }

  /**
   * A record.
   *
   * @throws IllegalArgumentException if the length or the number is over 65535
   */
  static long record(int place, int length, int number) {
    if (length > MOST || number < 0 || number > MOST) {
      throw new IllegalArgumentException("a code or its number is too long for the index");
    }
    return ((long) place << 32) | ((long) length << 16) | number;
  }

  static int place(long record) {
    return (int) (record >>> 32);
  }

  static int length(long record) {
    return (int) (record >>> 16) & MOST;
  }

  static int number(long record) {
    return (int) record & MOST;
  }
}
