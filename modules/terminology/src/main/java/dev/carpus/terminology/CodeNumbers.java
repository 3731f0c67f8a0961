package dev.carpus.terminology;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** The codes of one system and their numbers, while they are gathered; not thread-safe. */
final class CodeNumbers {
  private static final int MOST = 0xFFFF;

  private final CodeSpelling spelling;

  /** The records of {@link CodeTable}, behind one letter: the place 0 marks a slot that is free. */
  private final StringBuilder records = new StringBuilder("-");

  private int[] hashes = new int[16];
  private int[] places = new int[hashes.length];
  private int size;

  CodeNumbers(CodeSpelling spelling) {
    this.spelling = spelling;
  }

  /** The number of a code; -1 if it is not here. */
  int numberOf(String code) {
    int place = places[slot(code, CodeTable.hash(spelling, code))];
    return place == 0 ? -1 : two(place + 2);
  }

  /**
   * Sets the number of a code; the spelling in which it came first is kept.
   *
   * @param next makes the number, from 0 to 65535, from the one that the code had; from 0 if it was
   *     not here
   * @throws IllegalArgumentException if the number or the code is too long to be kept
   */
  void set(String code, IntUnaryOperator next) {
    int hash = CodeTable.hash(spelling, code);
    int slot = slot(code, hash);
    int place = places[slot];
    if (place != 0) {
      setTwo(place + 2, next.applyAsInt(two(place + 2)));
      return;
    }
    hashes[slot] = hash;
    places[slot] = records.length();
    appendTwo(code.length());
    appendTwo(next.applyAsInt(0));
    records.append(code);
    size++;
    if (4 * size > 3 * places.length) {
      grow();
    }
  }

  /** The slot of a code, or the free one where it would be. */
  private int slot(String code, int hash) {
    int mask = places.length - 1;
    int slot = hash & mask;
    while (places[slot] != 0 && (hashes[slot] != hash || !isAt(places[slot], code))) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isAt(int place, String code) {
    int from = place + CodeTable.HEAD;
    int length = two(place);
    return spelling.isSame(records.substring(from, from + length), 0, length, code);
  }

  private void grow() {
    int[] oldHashes = hashes;
    int[] oldPlaces = places;
    hashes = new int[2 * oldHashes.length];
    places = new int[hashes.length];
    int mask = places.length - 1;
    for (int i = 0; i < oldPlaces.length; i++) {
      if (oldPlaces[i] != 0) {
        int slot = oldHashes[i] & mask;
        while (places[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        hashes[slot] = oldHashes[i];
        places[slot] = oldPlaces[i];
      }
    }
  }

  private int two(int place) {
    return (records.charAt(place) << 8) | records.charAt(place + 1);
  }

  private void appendTwo(int number) {
    int at = records.length();
    records.append("--");
    setTwo(at, number);
  }

  private void setTwo(int at, int number) {
    if (number < 0 || number > MOST) {
      throw new IllegalArgumentException("a code or its number is too long for the index");
    }
    records.setCharAt(at, (char) (number >> 8));
    records.setCharAt(at + 1, (char) (number & 0xFF));
  }

  /** What was gathered. */
  CodeTable table() {
    byte[] tags = new byte[places.length];
    for (int slot = 0; slot < tags.length; slot++) {
      tags[slot] = places[slot] == 0 ? CodeTable.FREE : CodeTable.tag(hashes[slot]);
    }
    return new CodeTable(
        spelling, tags, Arrays.copyOf(places, places.length), records.toString(), size);
  }
}
