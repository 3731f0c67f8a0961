package dev.carpus.server.trust;

/**
 * A token in due form, which nobody has to believe yet.
 *
 * @param signed what the signature is of: both parts as they were sent
 * @param signature the signature, in Base64url
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-7.1">RFC 7515, compact
 *     serialization</a>
 */
record Token(TokenPart header, TokenPart claims, String signed, String signature) {
  /** Says nothing of what a token says. */
  @Override
  public String toString() {
    return "Token";
  }
}
