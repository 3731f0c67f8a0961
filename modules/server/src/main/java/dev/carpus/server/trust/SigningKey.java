package dev.carpus.server.trust;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.carpus.server.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/**
 * A client's private key, by which it signs its calls with ES384: that of the chart page, which
 * comes with the service.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#trusting-cds-clients">CDS Hooks 2.0, trusting CDS
 *     clients</a>
 */
public final class SigningKey {
  private static final Duration GOOD_FOR = Duration.ofMinutes(1);

  private final ECKey key;

  private SigningKey(ECKey key) {
    this.key = key;
  }

  /** A new one, with this id. */
  public static SigningKey generate(String id) {
    try {
      return new SigningKey(
          new ECKeyGenerator(Curve.P_384)
              .keyID(id)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.ES384)
              .generate());
    } catch (JOSEException impossible) {
      throw new IllegalStateException("every Java has P-384", impossible);
    }
  }

  /**
   * The key in a file.
   *
   * @throws StartRefused if it cannot be read, or is no private key on P-384 with an id
   */
  public static SigningKey ofFile(Path file) {
    try {
      JWK read = JWK.parse(Files.readString(file));
      if (read instanceof ECKey key
          && key.isPrivate()
          && key.getCurve().equals(Curve.P_384)
          && key.getKeyID() != null) {
        return new SigningKey(key);
      }
    } catch (IOException unreadable) {
      throw new StartRefused(file + ": the file cannot be read; carpus keys makes one");
    } catch (ParseException _) {
      // No key: told below.
    }
    throw new StartRefused(
        file + ": holds no private key on P-384 as a JWK with a kid; carpus keys makes one");
  }

  /** The key as a JWK, which is to be kept secret. */
  public String secretJson() {
    return key.toJSONString();
  }

  /** The JWK set of its public half, for those who are called. */
  public String publicSetJson() {
    return new JWKSet(key).toString(true);
  }

  /**
   * A token for one call.
   *
   * @param issuer who calls
   * @param audience the URL that is called
   * @param now the moment of the call, from which on it is good for a minute
   * @param id its own id
   */
  public String token(String issuer, String audience, Instant now, UUID id) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience(audience)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(GOOD_FOR)))
            .jwtID(id.toString())
            .build();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES384)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build(),
            claims);
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException impossible) {
      throw new IllegalStateException("the key fits the algorithm", impossible);
    }
    return token.serialize();
  }
}
