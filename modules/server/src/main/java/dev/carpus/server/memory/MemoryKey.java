package dev.carpus.server.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * A secret key with its id. Ids of patients and users are hashed with it (HMAC-SHA-256), texts are
 * sealed with it (AES-256-GCM), each with a key of its own that is derived from it (HKDF).
 * Thread-safe.
 */
final class MemoryKey {
  /** How many random bytes a key has. */
  static final int BYTES = 32;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final String id;
  private final SecureRandom random;
  private final SecretKey hashing;
  private final SecretKey sealing;

  /**
   * A key.
   *
   * @param id what is stored beside all that was made with it
   * @param random gives the nonces
   */
  MemoryKey(String id, byte[] secret, SecureRandom random) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException("a key must have " + BYTES + " bytes");
    }
    this.id = id;
    this.random = random;
    hashing = derived(secret, "HmacSHA256", "carpus memory: hashing");
    sealing = derived(secret, "AES", "carpus memory: sealing");
  }

  private static SecretKey derived(byte[] secret, String algorithm, String purpose) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              algorithm,
              HKDFParameterSpec.ofExtract()
                  .addIKM(secret)
                  .thenExpand(purpose.getBytes(UTF_8), BYTES));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this JDK has no HKDF-SHA256", impossible);
    }
  }

  String id() {
    return id;
  }

  /** The hash of these texts, told apart from each other: 64 hexadecimal digits. */
  String hash(String... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(hashing);
      return HexFormat.of().formatHex(mac.doFinal(framed(parts)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this JDK has no HmacSHA256", impossible);
    }
  }

  /**
   * The text, sealed: a nonce, and what it was encrypted to.
   *
   * @param place where it belongs; nowhere else can it be opened
   */
  byte[] seal(String text, String... place) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, place);
      byte[] encrypted = cipher.doFinal(text.getBytes(UTF_8));
      return ByteBuffer.allocate(nonce.length + encrypted.length).put(nonce).put(encrypted).array();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a text could not be sealed", impossible);
    }
  }

  /** What was sealed in that place; nothing if it was sealed with another key, or changed. */
  Optional<String> open(byte[] sealed, String... place) {
    if (sealed.length < NONCE_BYTES) {
      return Optional.empty();
    }
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, place);
      byte[] text = cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
      return Optional.of(new String(text, UTF_8));
    } catch (AEADBadTagException _) {
      return Optional.empty();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a text could not be opened", impossible);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String... place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(framed(place));
    return cipher;
  }

  /**
   * The texts one after the other, each with its length before it, so that none runs into another.
   */
  static byte[] framed(String... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String part : parts) {
      byte[] bytes = part.getBytes(UTF_8);
      all.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      all.writeBytes(bytes);
    }
    return all.toByteArray();
  }
}
