package dev.carpus.server.settings;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * A private key, and the certificate that is to vouch for it.
 *
 * @param certificate the first of its file, which a server shows as its own
 */
record CertifiedKey(X509Certificate certificate, PrivateKey key) {
  private static final byte[] ANYTHING = "anything".getBytes(US_ASCII);

  /**
   * Whether they belong together: what the key signs, the certificate verifies. Of a kind of key
   * that is not known here, nothing is said against it.
   */
  boolean belongTogether() {
    Optional<String> algorithm = algorithm();
    if (algorithm.isEmpty()) {
      return true;
    }
    try {
      Signature signature = Signature.getInstance(algorithm.get());
      signature.initSign(key);
      signature.update(ANYTHING);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(ANYTHING);
      return signature.verify(signed);
    } catch (GeneralSecurityException different) {
      return false;
    }
  }

  private Optional<String> algorithm() {
    return switch (key.getAlgorithm()) {
      case "RSA" -> Optional.of("SHA256withRSA");
      case "EC" -> Optional.of("SHA256withECDSA");
      case "EdDSA", "Ed25519", "Ed448" -> Optional.of("EdDSA");
      default -> Optional.empty();
    };
  }
}
