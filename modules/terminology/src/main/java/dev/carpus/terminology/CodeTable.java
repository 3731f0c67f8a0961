package dev.carpus.terminology;

import java.util.Arrays;
import java.util.function.ObjIntConsumer;

/**
 * The codes of one system, each with a number, in a few bytes a code.
 *
 * <p>A hash table of {@code long}s, the code's hash above and the place of its record below; a
 * record is the code's length, its number and its letters. It is filled by one thread; once filled
 * it may be read by any.
 */
final class CodeTable {
  private static final int HEAD = 4;
  private static final int MOST_LETTERS = 0x7FFF;
  private static final int WIDE = 0x8000;
  private static final int MOST_NUMBER = 0xFFFF;

  private final CodeSpelling spelling;
  private long[] slots = new long[16];
  private byte[] records = new byte[64];
  private int end = 1;
  private int size;

  CodeTable(CodeSpelling spelling) {
    this.spelling = spelling;
  }

  /** The number of a code; -1 if it is not here. */
  int numberOf(String code) {
    int record = find(code, spelling.hash(code));
    return record < 0 ? -1 : number(record);
  }

  /**
   * Sets the number of a code, which need not be here yet.
   *
   * @param number from 0 to 65535
   * @throws IllegalArgumentException if the number or the code is too long to be kept
   */
  void put(String code, int number) {
    if (number < 0 || number > MOST_NUMBER || code.length() > MOST_LETTERS) {
      throw new IllegalArgumentException("a code or its number is too long for the index");
    }
    int hash = spelling.hash(code);
    int record = find(code, hash);
    if (record < 0) {
      if (4 * (size + 1) > 3 * slots.length) {
        grow();
      }
      record = append(code);
      insert(hash, record);
      size++;
    }
    records[record + 2] = (byte) (number >> 8);
    records[record + 3] = (byte) number;
  }

  /** Gives the table the size that its codes need. */
  CodeTable trimmed() {
    records = Arrays.copyOf(records, end);
    return this;
  }

  void forEach(ObjIntConsumer<String> action) {
    for (int record = 1; record < end; record = after(record)) {
      char[] letters = new char[length(record)];
      for (int i = 0; i < letters.length; i++) {
        letters[i] = letter(record, i);
      }
      action.accept(new String(letters), number(record));
    }
  }

  int size() {
    return size;
  }

  int length(int record) {
    return head(record) & MOST_LETTERS;
  }

  char letter(int record, int index) {
    if ((records[record] & 0x80) == 0) {
      return (char) (records[record + HEAD + index] & 0xFF);
    }
    int at = record + HEAD + 2 * index;
    return (char) twoBytes(at);
  }

  private int find(String code, int hash) {
    int mask = slots.length - 1;
    for (int slot = spread(hash) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
      long entry = slots[slot];
      if ((int) (entry >>> 32) == hash && spelling.isSame(this, (int) entry, code)) {
        return (int) entry;
      }
    }
    return -1;
  }

  private void insert(int hash, int record) {
    int mask = slots.length - 1;
    int slot = spread(hash) & mask;
    while (slots[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = ((long) hash << 32) | record;
  }

  /** Codes differ in their last letters: their hashes lie close together. */
  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 16);
  }

  private void grow() {
    long[] old = slots;
    slots = new long[2 * old.length];
    for (long entry : old) {
      if (entry != 0) {
        insert((int) (entry >>> 32), (int) entry);
      }
    }
  }

  private int append(String code) {
    boolean isWide = code.chars().anyMatch(letter -> letter > 0xFF);
    int length = code.length();
    int needed = end + HEAD + (isWide ? 2 * length : length);
    if (needed > records.length) {
      records = Arrays.copyOf(records, Math.max(needed, records.length + records.length / 2));
    }
    int record = end;
    int head = isWide ? length | WIDE : length;
    records[record] = (byte) (head >> 8);
    records[record + 1] = (byte) head;
    for (int i = 0; i < length; i++) {
      char letter = code.charAt(i);
      if (isWide) {
        records[record + HEAD + 2 * i] = (byte) (letter >> 8);
        records[record + HEAD + 2 * i + 1] = (byte) letter;
      } else {
        records[record + HEAD + i] = (byte) letter;
      }
    }
    end = needed;
    return record;
  }

  private int head(int record) {
    return twoBytes(record);
  }

  private int number(int record) {
    return twoBytes(record + 2);
  }

  private int twoBytes(int at) {
    return ((records[at] & 0xFF) << 8) | (records[at + 1] & 0xFF);
  }

  private int after(int record) {
    int head = head(record);
    int letters = head & MOST_LETTERS;
    return record + HEAD + ((head & WIDE) == 0 ? letters : 2 * letters);
  }
}
