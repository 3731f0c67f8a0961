package dev.carpus.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes at a time, the first of them the lowest of a {@code long}. */
final class Words {
  /** How many bytes a word has. */
  static final int SIZE = Long.BYTES;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long TWOS = ONES * 2;
  private static final long AFTER_QUOTES = ONES * (('"' ^ 2) + 1);
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private Words() {}

  /** The word that starts at a place. */
  static long at(byte[] bytes, int place) {
    return (long) LONGS.get(bytes, place);
  }

  /**
   * Marks quotes and backslashes by the highest bit of their byte. The lowest mark is right, those
   * above it may be wrong.
   */
  static long endsOrEscapes(long word) {
    long quotes = word ^ QUOTES;
    long backslashes = word ^ BACKSLASHES;
    return (((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes)) & HIGH;
  }

  /**
   * Marks, in the same way, all that is not simply part of a text: quotes, backslashes, control
   * characters and what is not ASCII.
   */
  static long special(long word) {
    // With its second lowest bit turned, a quote comes right after the control characters.
    return (((word ^ TWOS) - AFTER_QUOTES) | ((word ^ BACKSLASHES) - ONES) | word) & HIGH;
  }

  /** Whether there is one of these in four words: then it is not 0. */
  static long specialOfFour(byte[] bytes, int place) {
    return special(at(bytes, place))
        | special(at(bytes, place + SIZE))
        | special(at(bytes, place + 2 * SIZE))
        | special(at(bytes, place + 3 * SIZE));
  }

  /** Which byte bears the lowest mark, from 0. */
  static int lowest(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }

  /** The bytes of a word that come before the lowest mark. */
  static long before(long marks, long word) {
    return word & ((marks ^ (marks - 1)) >>> Byte.SIZE);
  }

  /** The hash of bytes, with eight more of them. */
  static long mix(long hash, long word) {
    long mixed = (hash ^ word) * MIX;
    return mixed ^ (mixed >>> 29);
  }

  /** Bits of a word that a hash chooses: one, two or three. */
  static long bits(long hash) {
    long mixed = hash * MIX;
    return (1L << (mixed >>> 58)) | (1L << (mixed >>> 52)) | (1L << (mixed >>> 46));
  }

  /** The hash of a value: four words at a time, none of which waits for another. */
  static long hashOfValue(byte[] bytes, int from, int to) {
    long first = (long) to - from;
    long second = 0;
    long third = 0;
    long fourth = 0;
    int place = from;
    for (; to - place >= 4 * SIZE; place += 4 * SIZE) {
      first = (first ^ at(bytes, place)) * MIX;
      second = (second ^ at(bytes, place + SIZE)) * MIX;
      third = (third ^ at(bytes, place + 2 * SIZE)) * MIX;
      fourth = (fourth ^ at(bytes, place + 3 * SIZE)) * MIX;
    }
    long ofAll = mix(mix(mix(mix(0, first), second), third), fourth);
    return mix(ofAll, hash(bytes, place, to));
  }

  /** The hash of a name: up to seven bytes are themselves. */
  static long hash(byte[] bytes, int from, int to) {
    long hash = 0;
    int place = from;
    for (; to - place >= SIZE; place += SIZE) {
      hash = mix(hash, at(bytes, place));
    }
    long rest = rest(bytes, place, to);
    return place == from ? rest : mix(hash, rest);
  }

  /** The last bytes, fewer than a word has. */
  private static long rest(byte[] bytes, int from, int to) {
    if (from < to && from + SIZE <= bytes.length) {
      return at(bytes, from) & (-1L >>> (Long.SIZE - Byte.SIZE * (to - from)));
    }
    long rest = 0;
    for (int i = to - 1; i >= from; i--) {
      rest = (rest << Byte.SIZE) | (bytes[i] & 0xFF);
    }
    return rest;
  }
}
