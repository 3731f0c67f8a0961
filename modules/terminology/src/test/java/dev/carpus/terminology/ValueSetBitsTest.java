package dev.carpus.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class ValueSetBitsTest {
  private static ValueSetBits of(int... bits) {
    BitSet set = new BitSet();
    for (int bit : bits) {
      set.set(bit);
    }
    return new ValueSetBits(set);
  }

  @Test
  void hasItsBitsAndNoOthers() {
    ValueSetBits bits = of(0, 63, 64);
    assertThat(bits.has(0)).isTrue();
    assertThat(bits.has(1)).isFalse();
    assertThat(bits.has(63)).isTrue();
    assertThat(bits.has(64)).isTrue();
    assertThat(bits.has(65)).isFalse();
    assertThat(bits.has(128)).isFalse();
    assertThat(bits.has(-1)).isFalse();
  }

  @Test
  void ofTwoHaveTheBitsOfBothWhicheverIsLonger() {
    ValueSetBits few = of(3);
    ValueSetBits many = of(5, 130);
    for (ValueSetBits both : new ValueSetBits[] {few.or(many), many.or(few)}) {
      assertThat(both.has(3)).isTrue();
      assertThat(both.has(5)).isTrue();
      assertThat(both.has(130)).isTrue();
      assertThat(both.has(4)).isFalse();
    }
    assertThat(few.has(5)).isFalse();
    assertThat(many.has(3)).isFalse();
    assertThat(ValueSetBits.NONE.or(few)).isSameAs(few);
    assertThat(few.or(ValueSetBits.NONE)).isSameAs(few);
  }

  @Test
  void areTurnedOnOneByOne() {
    long[] words = new long[2];
    ValueSetBits.turnOn(words, 63);
    ValueSetBits.turnOn(words, 64);
    assertThat(ValueSetBits.has(words, 63)).isTrue();
    assertThat(ValueSetBits.has(words, 64)).isTrue();
    assertThat(ValueSetBits.has(words, 62)).isFalse();
    assertThat(ValueSetBits.has(words, 65)).isFalse();
    assertThat(ValueSetBits.has(words, 127)).isFalse();
  }
}
