package dev.carpus.server.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What a browser may do with a page: nothing but what the page needs.
 *
 * @see <a href="https://www.w3.org/TR/CSP3/">Content Security Policy Level 3</a>
 */
final class ContentPolicy {
  /** The header that carries it. */
  static final String HEADER = "Content-Security-Policy";

  private static final String BASE =
      "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action ";

  private ContentPolicy() {}

  /** For a page without scripts, with this style in it, whose form asks for the page again. */
  static String ofStyle(String style) {
    return BASE + "'self'; img-src data:; style-src 'sha256-" + sha256(style) + "'";
  }

  /** For a page with its own scripts and styles in files, which calls these servers. */
  static String ofPage(URI... servers) {
    StringBuilder policy = new StringBuilder(BASE);
    policy.append(
        "'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'");
    policy.append("; connect-src 'self'");
    for (URI server : servers) {
      policy.append(' ').append(server.getScheme()).append("://").append(server.getRawAuthority());
    }
    return policy.toString();
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
