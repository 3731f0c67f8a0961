package dev.carpus.terminology;

import java.util.function.IntUnaryOperator;

/** The codes of one system and their numbers, while they are gathered; not thread-safe. */
final class CodeNumbers {
  private static final int FEWEST_SLOTS = 16;

  private final CodeSpelling spelling;

  /** The letters of all codes, behind one of no code: so no record is 0, which is a free slot. */
  private final StringBuilder letters = new StringBuilder("-");

  private int[] hashes = new int[FEWEST_SLOTS];
  private long[] records = new long[FEWEST_SLOTS];
  private int size;

  CodeNumbers(CodeSpelling spelling) {
    this.spelling = spelling;
  }

  /** The number of a code; -1 if it is not here. */
  int numberOf(String code) {
    long record = records[slot(code, CodeTable.hash(spelling, code))];
    return record == 0 ? -1 : CodeTable.number(record);
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
    long before = records[slot];
    if (before != 0) {
      int number = next.applyAsInt(CodeTable.number(before));
      records[slot] = CodeTable.record(CodeTable.place(before), CodeTable.length(before), number);
      return;
    }
    hashes[slot] = hash;
    records[slot] = CodeTable.record(letters.length(), code.length(), next.applyAsInt(0));
    letters.append(code);
    size++;
    if (4 * size > 3 * records.length) {
      grow();
    }
  }

  /** The slot of a code, or the free one where it would be. */
  private int slot(String code, int hash) {
    int mask = records.length - 1;
    int slot = CodeTable.firstSlot(hash, records.length);
    while (records[slot] != 0 && (hashes[slot] != hash || !isOf(records[slot], code))) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isOf(long record, String code) {
    int length = CodeTable.length(record);
    int from = CodeTable.place(record);
    return spelling.isSame(letters.substring(from, from + length), 0, length, code);
  }

  private void grow() {
    int[] oldHashes = hashes;
    long[] oldRecords = records;
    hashes = new int[2 * oldHashes.length];
    records = new long[hashes.length];
    int mask = records.length - 1;
    for (int i = 0; i < oldRecords.length; i++) {
      if (oldRecords[i] != 0) {
        int slot = CodeTable.firstSlot(oldHashes[i], records.length);
        while (records[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        hashes[slot] = oldHashes[i];
        records[slot] = oldRecords[i];
      }
    }
  }

  /** What was gathered. */
  CodeTable table() {
    long[] tags = new long[records.length / CodeTable.GROUP];
    for (int slot = 0; slot < records.length; slot++) {
      if (records[slot] != 0) {
        tags[slot / CodeTable.GROUP] |=
            CodeTable.tag(hashes[slot]) << (Byte.SIZE * (slot % CodeTable.GROUP));
      }
    }
    return new CodeTable(spelling, tags, records.clone(), letters.toString(), size);
  }
}
