package dev.carpus.hooks;

import java.net.URI;
import java.util.Locale;

/**
 * What the members of a message must fulfil whoever they belong to; each check returns its value.
 */
public final class Required {
  private Required() {}

  /**
   * A text that says something and can be written as UTF-8.
   *
   * @param member the name the exception uses
   * @throws IllegalArgumentException if the text is blank or holds half a surrogate pair
   */
  public static String text(String text, String member) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(member + " must not be blank");
    }
    if (!isUnicode(text)) {
      throw new IllegalArgumentException(member + " must not hold half a surrogate pair");
    }
    return text;
  }

  /** Whether the text is not blank and can be written as UTF-8. */
  public static boolean isText(String text) {
    return !text.isBlank() && isUnicode(text);
  }

  /**
   * A URL that a person's browser or a FHIR client can open.
   *
   * @throws IllegalArgumentException if it is not an absolute http or https URL with a host
   */
  public static URI httpUrl(URI url, String member) {
    if (!isHttpUrl(url)) {
      throw new IllegalArgumentException(member + " must be an absolute http or https URL");
    }
    return url;
  }

  /** Whether the URL is absolute, has the scheme http or https, and names a host. */
  public static boolean isHttpUrl(URI url) {
    String scheme = url.getScheme();
    if (scheme == null || url.getHost() == null) {
      return false;
    }
    String lower = scheme.toLowerCase(Locale.ROOT);
    return lower.equals("http") || lower.equals("https");
  }

  private static boolean isUnicode(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 == text.length()
            || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
