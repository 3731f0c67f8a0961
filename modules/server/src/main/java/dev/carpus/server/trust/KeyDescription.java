package dev.carpus.server.trust;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A public key in words for people.
 *
 * @param text its id, kind, size and algorithm
 * @param warnings why a site may not want to trust it
 */
public record KeyDescription(String text, List<String> warnings) {
  private static final int ENOUGH_RSA_BITS = 3072;

  /** Keys whose private halves stand in public, by their thumbprints (RFC 7638). */
  private static final Map<String, String> PUBLISHED =
      Map.of(
          "s9fOe-KDYD1myZ8YCzleUqJQgrYZL49kVijBxhnZvZc",
          "the CDS Hooks sandbox (https://sandbox.cds-hooks.org)",
          "-UtOymI2Z0XB5SZogEZu3s5oMyQ4YaewHtR9huroTQs",
          "the CDS Hooks specification");

  public KeyDescription {
    warnings = List.copyOf(warnings);
  }

  /** Each of these keys. */
  public static List<KeyDescription> of(PublicKeys keys) {
    return keys.keys().stream().map(KeyDescription::of).toList();
  }

  private static KeyDescription of(JWK key) {
    List<String> warnings = new ArrayList<>();
    if (key instanceof RSAKey && key.size() < ENOUGH_RSA_BITS) {
      warnings.add("the RSA key " + key.getKeyID() + " has less than " + ENOUGH_RSA_BITS + " bits");
    }
    Optional.ofNullable(PUBLISHED.get(thumbprint(key)))
        .ifPresent(owner ->
            warnings.add(
                "the key "
                    + key.getKeyID()
                    + " is that of "
                    + owner
                    + ", whose private half is public: anybody can call as this client"));
    return new KeyDescription(text(key), warnings);
  }

  private static String text(JWK key) {
    String kind =
        key instanceof ECKey ec
            ? "EC " + ec.getCurve().getName()
            : key.getKeyType().getValue() + " " + key.size() + " bits";
    String algorithm = key.getAlgorithm() == null ? "" : ", " + key.getAlgorithm().getName();
    return key.getKeyID() + ": " + kind + algorithm;
  }

  private static String thumbprint(JWK key) {
    try {
      return key.computeThumbprint().toString();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
