package dev.carpus.terminology;

import java.util.BitSet;

/** The value sets that a code is a member of, a bit for each; immutable. */
public final class ValueSetBits {
  /** A member of no value set. */
  public static final ValueSetBits NONE = new ValueSetBits(new BitSet());

  private final long[] words;

  ValueSetBits(BitSet bits) {
    this(bits.toLongArray());
  }

  private ValueSetBits(long[] words) {
    this.words = words;
  }

  /** The value sets of both. */
  public ValueSetBits or(ValueSetBits other) {
    if (other.words.length > words.length) {
      return other.or(this);
    }
    if (other.words.length == 0) {
      return this;
    }
    long[] both = words.clone();
    other.addTo(both);
    return new ValueSetBits(both);
  }

  /** Whether the bit of this value set is on; a negative bit (no such value set) never is. */
  public boolean has(int valueSet) {
    return valueSet >= 0 && has(words, valueSet);
  }

  /** Whether any of its bits is on in others, too. */
  public boolean hasAny(long[] others) {
    for (int i = 0; i < Math.min(words.length, others.length); i++) {
      if ((words[i] & others[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether a bit of several words is on. */
  public static boolean has(long[] words, int bit) {
    int word = bit / Long.SIZE;
    return word < words.length && (words[word] & 1L << bit) != 0;
  }

  /** Turns a bit of several words on. */
  public static void turnOn(long[] words, int bit) {
    words[bit / Long.SIZE] |= 1L << bit;
  }

  /**
   * Turns its bits on in others.
   *
   * @param others as many words as {@link ConceptIndex#words()}
   */
  public void addTo(long[] others) {
    for (int i = 0; i < words.length; i++) {
      others[i] |= words[i];
    }
  }
}
