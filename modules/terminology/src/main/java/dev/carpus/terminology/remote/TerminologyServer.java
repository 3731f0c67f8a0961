package dev.carpus.terminology.remote;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * A FHIR R4 terminology server, and what it is asked for.
 *
 * @param url its base URL: http or https, without credentials, query and fragment
 * @param codeSystems canonical URLs of the code systems that it expands and validates
 * @param translated canonical URLs of the code systems whose unknown codes it is asked to translate
 * @param timeout for one exchange, from the connection to the last byte of the answer
 * @see <a href="https://hl7.org/fhir/R4/terminology-service.html">FHIR R4, terminology service</a>
 */
public record TerminologyServer(
    URI url, Set<String> codeSystems, Set<String> translated, Duration timeout) {
  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException for a URL that no request can be sent to, or that holds more
   *     than a base URL does; or for a timeout that leaves no time
   */
  public TerminologyServer {
    boolean isHttp =
        "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
    if (!isHttp || url.getHost() == null) {
      throw new IllegalArgumentException(
          "a terminology server's URL starts with http:// or https://");
    }
    if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "a terminology server's URL has no credentials, no query and no fragment");
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("a terminology server's timeout is longer than nothing");
    }
    codeSystems = Set.copyOf(codeSystems);
    translated = Set.copyOf(translated);
  }

  /** The URL of an operation, such as {@code ValueSet/$expand}. */
  URI operation(String path) {
    return URI.create(url.toString().replaceFirst("/+$", "") + "/" + path);
  }
}
