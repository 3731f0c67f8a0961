package dev.carpus.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Keys of clients, made for tests alone. */
public final class TokenKeys {
  private TokenKeys() {}

  /** A key pair on P-384 for ES384. */
  public static ECKey ec(String kid) {
    return ec(kid, Curve.P_384, JWSAlgorithm.ES384);
  }

  /** A key pair on a curve. */
  public static ECKey ec(String kid, Curve curve, JWSAlgorithm algorithm) {
    try {
      return new ECKeyGenerator(curve)
          .keyID(kid)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(algorithm)
          .generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A key pair of so many bits for RS384. */
  public static RSAKey rsa(String kid, int bits) {
    try {
      return new RSAKeyGenerator(bits, true)
          .keyID(kid)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS384)
          .generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The JWK set of the public halves. */
  public static String publicSet(JWK... keys) {
    return new JWKSet(Arrays.asList(keys)).toString(true);
  }

  /** A file with this text. */
  public static Path file(Path folder, String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
