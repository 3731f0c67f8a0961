package dev.carpus.server.retrieval;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The base URL of a FHIR server, and what lies below it. */
record FhirBase(URI url) {
  /** Ways to write a path so that servers read another one than it seems. */
  private static final Pattern DISGUISED = Pattern.compile("(?i)/\\.\\.?(/|$)|//|%2e|%2f|%5c|\\\\");

  /** Whether another URL is that of the same base, a slash at the end aside. */
  boolean isSameAs(URI other) {
    return origin(other).equals(origin(url)) && new FhirBase(other).path().equals(path());
  }

  /** The URL of a query. */
  URI query(String relativeUrl) {
    return URI.create(root() + "/" + relativeUrl);
  }

  /**
   * The URL of the next page, if it is one of this server's: on the same origin and under the same
   * path.
   *
   * @param from the URL of the page with the link
   */
  Optional<URI> next(URI from, String link) {
    try {
      URI next = resolve(from, link);
      boolean isBare = next.getRawUserInfo() == null && next.getRawFragment() == null;
      return isBare && origin(next).equals(origin(url)) && isBelow(next)
          ? Optional.of(next)
          : Optional.empty();
    } catch (URISyntaxException wrong) {
      return Optional.empty();
    }
  }

  /** A link of a query alone keeps the path, which {@link URI#resolve} does not see to. */
  private static URI resolve(URI from, String link) throws URISyntaxException {
    return link.startsWith("?")
        ? new URI(from.toString().replaceFirst("[?#].*$", "") + link)
        : from.resolve(new URI(link));
  }

  private boolean isBelow(URI next) {
    String path = String.valueOf(next.getRawPath());
    String base = path();
    return !DISGUISED.matcher(path).find() && (path.equals(base) || path.startsWith(base + "/"));
  }

  private String path() {
    return String.valueOf(URI.create(root()).getRawPath());
  }

  private String root() {
    return url.toString().replaceFirst("/+$", "");
  }

  private static String origin(URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    int port = url.getPort() >= 0 ? url.getPort() : scheme.equals("https") ? 443 : 80;
    return scheme + "://" + String.valueOf(url.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
  }
}
