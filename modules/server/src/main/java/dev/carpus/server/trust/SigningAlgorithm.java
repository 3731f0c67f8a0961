package dev.carpus.server.trust;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An algorithm that a client may be allowed to sign with. {@code none} and those with a shared
 * secret are none of them, so that nothing can allow them.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#jwt-signing-algorithm">CDS Hooks 2.0, JWT signing
 *     algorithm</a>
 */
public enum SigningAlgorithm {
  ES256,
  ES384,
  ES512,
  RS256,
  RS384,
  RS512,
  PS256,
  PS384,
  PS512;

  /** The fewest bits of an RSA key. */
  static final int LEAST_RSA_BITS = 2048;

  /** The algorithm of that name, which is the value of a header {@code alg}. */
  public static Optional<SigningAlgorithm> named(String name) {
    return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
  }

  /** All names, for messages to people. */
  public static String names() {
    return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
  }

  /** Whether the key is one for this algorithm, and one that verifies signatures. */
  boolean fits(JWK key) {
    return isOfKind(key)
        && (key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm()))
        && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
        && (key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY))
        && key.getKeyRevocation() == null;
  }

  private boolean isOfKind(JWK key) {
    return switch (this) {
      case ES256 -> isOn(Curve.P_256, key);
      case ES384 -> isOn(Curve.P_384, key);
      case ES512 -> isOn(Curve.P_521, key);
      case RS256, RS384, RS512, PS256, PS384, PS512 ->
          key instanceof RSAKey && key.size() >= LEAST_RSA_BITS;
    };
  }

  private static boolean isOn(Curve curve, JWK key) {
    return key instanceof ECKey ec && ec.getCurve().equals(curve);
  }

  private JWSAlgorithm algorithm() {
    return JWSAlgorithm.parse(name());
  }

  /**
   * Whether the signature is that of the key's owner.
   *
   * @param key one that {@linkplain #fits fits}
   */
  boolean verifies(Token token, JWK key) {
    JWSHeader header = new JWSHeader(algorithm());
    try {
      return new DefaultJWSVerifierFactory()
          .createJWSVerifier(header, ((AsymmetricJWK) key).toPublicKey())
          .verify(
              header,
              token.signed().getBytes(StandardCharsets.US_ASCII),
              new Base64URL(token.signature()));
    } catch (JOSEException unusable) {
      return false;
    }
  }
}
