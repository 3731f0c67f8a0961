package dev.carpus.server.trust;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the token of a call, in strict form: what another reader could take for another token is
 * none here.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-2.1">RFC 6750, authorization header
 *     field</a>
 */
final class TokenReader {
  /** The most characters that a header with a token may have. */
  static final int MOST = 8 * 1024;

  private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([^ ]+)");
  private static final Pattern UNSIGNED = Pattern.compile("([A-Za-z0-9_-]+)\\.[A-Za-z0-9_-]+\\.?");
  private static final Pattern COMPACT =
      Pattern.compile("(([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+))\\.([A-Za-z0-9_-]+)");

  private TokenReader() {}

  /**
   * The token.
   *
   * @param authorization the values of all headers {@code Authorization}
   */
  static TokenReading read(List<String> authorization) {
    if (authorization.size() != 1) {
      return new TokenReading.Unreadable(Refusal.NO_TOKEN);
    }
    String header = authorization.getFirst();
    if (header.length() > MOST) {
      return new TokenReading.Unreadable(Refusal.TOO_LARGE);
    }
    Matcher bearer = BEARER.matcher(header);
    return bearer.matches() ? read(bearer.group(1)) : new TokenReading.Unreadable(Refusal.NO_TOKEN);
  }

  private static TokenReading read(String text) {
    Matcher compact = COMPACT.matcher(text);
    if (!compact.matches() || bytes(compact.group(4)).isEmpty()) {
      return new TokenReading.Unreadable(
          saysThatItIsUnsigned(text) ? Refusal.ALGORITHM : Refusal.MALFORMED);
    }
    Optional<TokenPart> header = part(compact.group(2));
    Optional<TokenPart> claims = part(compact.group(3));
    return header.isPresent() && claims.isPresent()
        ? new TokenReading.Read(
            new Token(header.get(), claims.get(), compact.group(1), compact.group(4)))
        : new TokenReading.Unreadable(Refusal.MALFORMED);
  }

  /** Whether a token without a signature says that it has none. */
  private static boolean saysThatItIsUnsigned(String text) {
    Matcher unsigned = UNSIGNED.matcher(text);
    return unsigned.matches()
        && part(unsigned.group(1))
            .flatMap(header -> header.text("alg"))
            .filter("none"::equalsIgnoreCase)
            .isPresent();
  }

  private static Optional<TokenPart> part(String base64) {
    return bytes(base64).flatMap(StrictJson::object).map(TokenPart::new);
  }

  /** The bytes, if the text is the only one that stands for them. */
  private static Optional<byte[]> bytes(String base64) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(base64);
      String only = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      return only.equals(base64) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
