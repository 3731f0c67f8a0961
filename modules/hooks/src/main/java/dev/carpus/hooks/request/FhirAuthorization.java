package dev.carpus.hooks.request;

import dev.carpus.hooks.Required;
import dev.carpus.hooks.ResourceReference;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The bearer token by which a service may read from the client's FHIR server during one call, and
 * what it is good for. The token's type is always {@code Bearer}.
 *
 * @param expiresIn how long the token is good from when it was made, in whole seconds
 * @param scope the SMART scopes, with spaces between them
 * @param subject the service's client id at the authorisation server
 * @param patient the id of the patient that the token is bound to
 * @see <a href="https://cds-hooks.hl7.org/2.0/#passing-the-access-token-to-the-cds-service">CDS
 *     Hooks 2.0, passing the access token</a>
 */
public record FhirAuthorization(
    String accessToken,
    Duration expiresIn,
    String scope,
    String subject,
    Optional<String> patient) {
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

  /**
   * @throws IllegalArgumentException if a text is blank, the token cannot stand in an HTTP header,
   *     the duration is negative, or the patient is no FHIR id
   */
  public FhirAuthorization {
    if (!isToken(accessToken)) {
      throw new IllegalArgumentException("access_token must be visible ASCII characters");
    }
    if (expiresIn.isNegative()) {
      throw new IllegalArgumentException("expires_in must not be negative");
    }
    Required.text(scope, "scope");
    Required.text(subject, "subject");
    if (patient.isPresent() && !ResourceReference.isId(patient.get())) {
      throw new IllegalArgumentException("patient must be a FHIR id");
    }
  }

  /** Whether the text can be sent as a bearer token: visible ASCII without spaces. */
  static boolean isToken(String text) {
    return TOKEN.matcher(text).matches();
  }

  /** Says what the token is good for, never the token, nor whose it is. */
  @Override
  public String toString() {
    return "FhirAuthorization[expiresIn=" + expiresIn + ", scope=" + scope + "]";
  }
}
