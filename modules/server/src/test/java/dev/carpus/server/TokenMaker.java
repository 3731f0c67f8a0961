package dev.carpus.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes tokens as a client does, and as none should; each method gives another maker.
 *
 * @param header the members of the header
 * @param claims the claims
 * @param key the private key that signs, by the algorithm that it names
 */
public record TokenMaker(Map<String, Object> header, Map<String, Object> claims, JWK key) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Signs the bytes of a token. */
  @FunctionalInterface
  public interface Signing {
    byte[] of(byte[] signed) throws JOSEException;
  }

  /** Tokens that are good for five minutes; each maker's with an id of its own. */
  public static TokenMaker of(JWK key, String issuer, String audience, Instant now) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", key.getAlgorithm().getName());
    header.put("typ", "JWT");
    header.put("kid", key.getKeyID());
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer);
    claims.put("aud", audience);
    claims.put("exp", now.getEpochSecond() + 300);
    claims.put("iat", now.getEpochSecond());
    claims.put("jti", Planted.word(UUID.randomUUID().toString()));
    return new TokenMaker(header, claims, key);
  }

  /** With another value in the header. */
  public TokenMaker header(String name, Object value) {
    return new TokenMaker(with(header, name, value), claims, key);
  }

  public TokenMaker withoutHeader(String name) {
    return new TokenMaker(without(header, name), claims, key);
  }

  /** With another claim. */
  public TokenMaker claim(String name, Object value) {
    return new TokenMaker(header, with(claims, name, value), key);
  }

  public TokenMaker withoutClaim(String name) {
    return new TokenMaker(header, without(claims, name), key);
  }

  /** Signed by another key; the header stays. */
  public TokenMaker signedBy(JWK other) {
    return new TokenMaker(header, claims, other);
  }

  private static Map<String, Object> with(Map<String, Object> from, String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(from);
    more.put(name, value);
    return more;
  }

  private static Map<String, Object> without(Map<String, Object> from, String name) {
    Map<String, Object> less = new LinkedHashMap<>(from);
    less.remove(name);
    return less;
  }

  /** The header as JSON. */
  public String headerJson() {
    return MAPPER.writeValueAsString(header);
  }

  /** The claims as JSON. */
  public String claimsJson() {
    return MAPPER.writeValueAsString(claims);
  }

  /** The token. */
  public String token() {
    return compact(headerJson(), claimsJson(), this::signature);
  }

  /** The signature of the key over these bytes. */
  public byte[] signature(byte[] signed) throws JOSEException {
    JWSAlgorithm algorithm = JWSAlgorithm.parse(key.getAlgorithm().getName());
    JWSSigner signer = new DefaultJWSSignerFactory().createJWSSigner(key, algorithm);
    return signer.sign(new JWSHeader(algorithm), signed).decode();
  }

  /** A token of any texts, with any signature. */
  public static String compact(String header, String claims, Signing signing) {
    String signed = Base64URL.encode(header) + "." + Base64URL.encode(claims);
    try {
      byte[] signature = signing.of(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + Base64URL.encode(signature);
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
