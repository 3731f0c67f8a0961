package dev.carpus.server.trust;

import static dev.carpus.server.TrustedService.EC;
import static dev.carpus.server.TrustedService.RSA;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.util.Base64URL;
import dev.carpus.server.TokenMaker;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Ways to make tokens and signatures without the private key. */
final class Forgeries {
  private Forgeries() {}

  /** The token with an algorithm of shared secrets, signed by such a secret. */
  static String mac(TokenMaker token, int bits, byte[] secret) {
    return TokenMaker.compact(
        token.header("alg", "HS" + bits).headerJson(),
        token.claimsJson(),
        signed -> {
          try {
            Mac mac = Mac.getInstance("HmacSHA" + bits);
            mac.init(new SecretKeySpec(secret, mac.getAlgorithm()));
            return mac.doFinal(signed);
          } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
          }
        });
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The public RSA key as a file in PEM has it. */
  static String pem() {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der())
        + "\n-----END PUBLIC KEY-----\n";
  }

  /** The public RSA key in DER. */
  static byte[] der() {
    try {
      return RSA.toRSAPublicKey().getEncoded();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The token without a signature. */
  static String unsigned(TokenMaker token) {
    return Base64URL.encode(token.headerJson()) + "." + Base64URL.encode(token.claimsJson()) + ".";
  }

  /** The JSON with a member a second time. */
  static String twice(String name, String json) {
    return json.substring(0, json.length() - 1) + ",\"" + name + "\":\"x\"}";
  }

  /** The token of these texts, signed as it should be. */
  static String signed(TokenMaker by, String header, String claims) {
    return TokenMaker.compact(header, claims, by::signature);
  }

  static byte[] flipped(byte[] signature) {
    signature[signature.length / 2] ^= 1;
    return signature;
  }

  /** A signature whose halves are both the order of the curve: zero, as the curve counts. */
  static byte[] orders() {
    try {
      BigInteger order = EC.toECPublicKey().getParams().getOrder();
      byte[] half = Base64URL.encode(order).decode();
      byte[] both = new byte[2 * half.length];
      System.arraycopy(half, 0, both, 0, half.length);
      System.arraycopy(half, 0, both, half.length, half.length);
      return both;
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The token in other letters for the same bytes: the last bits of its claims stand for none. */
  static String withSpareBits(TokenMaker token) {
    String claims = token.claimsJson();
    String padded = claims + " ".repeat((4 - claims.length() % 3) % 3);
    List<String> parts = List.of(signed(token, token.headerJson(), padded).split("\\."));
    String part = parts.get(1);
    char last = part.charAt(part.length() - 1);
    return parts.get(0)
        + "."
        + part.substring(0, part.length() - 1)
        + (char) (last + 1)
        + "."
        + parts.get(2);
  }

  /** The token as a JSON object. */
  static String json(String token) {
    List<String> parts = List.of(token.split("\\."));
    return "{\"protected\":\"%s\",\"payload\":\"%s\",\"signature\":\"%s\"}"
        .formatted(parts.get(0), parts.get(1), parts.get(2));
  }
}
