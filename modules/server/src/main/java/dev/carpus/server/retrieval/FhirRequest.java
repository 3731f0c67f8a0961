package dev.carpus.server.retrieval;

import java.net.URI;
import java.util.Optional;

/**
 * One request to a FHIR server.
 *
 * @param form the parameters of a search that is posted; nothing for a GET
 * @see <a href="https://hl7.org/fhir/R4/http.html#search">FHIR R4, search by GET and by POST</a>
 */
record FhirRequest(URI url, Optional<String> form) {
  /** The longest URL that every server and proxy can be expected to take. */
  private static final int LONGEST_URL = 1800;

  /** A GET. */
  static FhirRequest get(URI url) {
    return new FhirRequest(url, Optional.empty());
  }

  /** A query as it is best asked: a search whose URL would be too long, by POST. */
  static FhirRequest of(FhirBase base, String relativeUrl) {
    URI whole = base.query(relativeUrl);
    int search = relativeUrl.indexOf('?');
    return search < 0 || whole.toString().length() <= LONGEST_URL
        ? get(whole)
        : new FhirRequest(
            base.query(relativeUrl.substring(0, search) + "/_search"),
            Optional.of(relativeUrl.substring(search + 1)));
  }
}
