package dev.carpus.server;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * This machine, as URLs name it: a loopback address as it is written, or {@code localhost}. Names
 * are never looked up, so nobody can make one mean another machine in between.
 */
public final class Loopback {
  private static final String HOST =
      "(?:localhost|127(?:\\.(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}|\\[::1])";
  private static final Pattern IS_HOST = Pattern.compile(HOST);
  private static final Pattern IS_AUTHORITY = Pattern.compile(HOST + "(?::\\d{1,5})?");
  private static final Pattern IS_ORIGIN = Pattern.compile("https?://" + HOST + "(?::\\d{1,5})?");

  private Loopback() {}

  /** Whether the text is the host of a URL on this machine, an IPv6 address in brackets. */
  public static boolean isHost(String text) {
    return matches(IS_HOST, text);
  }

  /** Whether the text is a header {@code Host} for this machine, with any port. */
  public static boolean isAuthority(String text) {
    return matches(IS_AUTHORITY, text);
  }

  /** Whether the text is a header {@code Origin} of a page from this machine, with any port. */
  public static boolean isOrigin(String text) {
    return matches(IS_ORIGIN, text);
  }

  private static boolean matches(Pattern pattern, String text) {
    return pattern.matcher(text.toLowerCase(Locale.ROOT)).matches();
  }
}
