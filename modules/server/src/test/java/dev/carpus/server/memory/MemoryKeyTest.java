package dev.carpus.server.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class MemoryKeyTest {
  private final MemoryKey key = key("a", 1);

  private static MemoryKey key(String id, int first) {
    byte[] secret = new byte[MemoryKey.BYTES];
    secret[0] = (byte) first;
    return new MemoryKey(id, secret, new SecureRandom());
  }

  @Test
  void hashesTheSameToTheSameAndAnythingElseToSomethingElse() {
    assertThat(key.hash("patient", "p1")).hasSize(64).isEqualTo(key("b", 1).hash("patient", "p1"));
    assertThat(key.hash("patient", "p1"))
        .isNotEqualTo(key.hash("patient", "p2"))
        .isNotEqualTo(key.hash("user", "p1"))
        .isNotEqualTo(key.hash("patientp", "1"))
        .isNotEqualTo(key.hash("patient", "p1", ""))
        .isNotEqualTo(key("a", 2).hash("patient", "p1"));
  }

  @Test
  void opensWhatItHasSealedInThatPlaceAlone() {
    byte[] sealed = key.seal("caf\u00e9", "comment", "1");

    assertThat(key("b", 1).open(sealed, "comment", "1")).contains("caf\u00e9");
    assertThat(key.open(sealed, "comment", "2")).isEmpty();
    assertThat(key("a", 2).open(sealed, "comment", "1")).isEmpty();
  }

  @Test
  void opensNothingThatWasChangedOrIsTooShort() {
    byte[] sealed = key.seal("x", "comment");
    byte[] changed = sealed.clone();
    changed[changed.length - 1] ^= 1;

    assertThat(key.open(changed, "comment")).isEmpty();
    assertThat(key.open(new byte[11], "comment")).isEmpty();
    assertThat(key.open(new byte[12], "comment")).isEmpty();
  }

  @Test
  void sealsTheSameTextDifferentlyEachTime() {
    assertThat(key.seal("x", "comment")).isNotEqualTo(key.seal("x", "comment"));
  }

  @Test
  void wantsExactlyThirtyTwoBytes() {
    SecureRandom random = new SecureRandom();
    assertThatIllegalArgumentException().isThrownBy(() -> new MemoryKey("a", new byte[31], random));
    assertThatIllegalArgumentException().isThrownBy(() -> new MemoryKey("a", new byte[33], random));
  }
}
