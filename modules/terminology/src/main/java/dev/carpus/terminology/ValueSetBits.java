package dev.carpus.terminology;

import java.util.BitSet;

/** The value sets that a code is a member of, a bit for each; immutable. */
public final class ValueSetBits {
  /** A member of no value set. */
  public static final ValueSetBits NONE = new ValueSetBits(new BitSet());

  private final BitSet bits;

  ValueSetBits(BitSet bits) {
    this.bits = (BitSet) bits.clone();
  }

  /** Whether the bit of this value set is on; a negative bit (no such value set) never is. */
  public boolean has(int valueSet) {
    return valueSet >= 0 && bits.get(valueSet);
  }
}
